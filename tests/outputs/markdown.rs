//! Guidance as Markdown.

use crate::*;
use one_card_guide::guidance::{Export, markdown, plain};
use proptest::prelude::*;

const TODAY: &str = "2026-11-23";

fn first_line(name: &str) -> String {
    let export = Export { name: Some(name), link: None };
    markdown(&page(ARRIVED, TODAY), &ENGLISH, export).lines().next().unwrap().to_owned()
}

#[test]
fn steps_are_a_list_to_tick_off_with_dates_sums_and_sources() {
    let page = page_in(&ENGLISH, ARRIVED, r#""register-accommodation""#, TODAY);
    let text = markdown(&page, &ENGLISH, Export { name: None, link: Some("https://example.org/#/s/a_b-c") });
    for line in [
        "# One-Card Guide",
        "- [x] **Register where you live (住宿登记)**",
        "- [ ] **Apply for the residence permit (居留许可)**",
        "  - Safe: by Sat 19 Dec 2026 = Fri 20 Nov 2026 + 29 days",
        "  - At the very latest: by Sun 20 Dec 2026 = Fri 20 Nov 2026 + 30 days",
        "  - Sources: 3.01, 3.16, 1.09, 3.02, 3.05, 3.06, 3.07, OQ-12",
        "- [ ] Passport (护照)",
        "The guidance: <https://example.org/#/s/a_b-c>",
        ENGLISH.get("page.disclaimer"),
    ] {
        assert!(text.lines().any(|known| known == line), "`{line}` in\n{text}");
    }
    let receipt = format!("Edition {} ({}) · for 2026-11-23", page.edition.date, page.edition.hash);
    assert!(text.contains(&receipt));
    assert!(text.lines().any(|line| line.starts_with("- 3.01: ") && line.contains("art. 30")));
    assert!(!text.contains("\n\n\n"));
}

/// Who goes where with which papers, what stands below a day, and what is held back below its reason: as in the text.
#[test]
fn what_belongs_to_a_line_stands_below_it() {
    let text = markdown(&page(ARRIVED, TODAY), &ENGLISH, Export::default());
    let exit_entry = "Exit-entry administration of the police (公安机关出入境管理机构)";
    let day =
        "  - Safe: by Sat 19 Dec 2026 = Fri 20 Nov 2026 + 29 days\n    - Last working day before it: Fri 18 Dec 2026";
    let reason = "- Because you are in Mainland China.\n  - Apply for the work permit online\n";
    for lines in [format!("### Bring to: {exit_entry} · You\n\n- [ ] "), format!("{day}\n"), reason.to_owned()] {
        assert!(text.contains(&lines), "`{lines}` in\n{text}");
    }
}

/// What is held back for no reason that can be told does not stand below the reason of something else.
#[test]
fn without_a_reason_nothing_stands_below_that_of_others() {
    for (name, page) in scenarios(&ENGLISH) {
        let text = plain(&page, &ENGLISH);
        for step in page.held_back.iter().filter(|held| held.because.is_empty()).flat_map(|held| &held.steps) {
            assert!(text.lines().any(|line| line == format!("  {}", step.title)), "{name}: {}", step.title);
        }
    }
}

#[test]
fn a_name_of_mark_up_stays_a_name() {
    assert_eq!(
        first_line("[x](javascript:y) <b>*_`# ![i](u)\n# Heading"),
        r"# One-Card Guide: \[x\]\(javascript\:y\) \<b\>\*\_\`\# \!\[i\]\(u\) \# Heading"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Every ASCII punctuation of the name stands behind a backslash of its own (CommonMark 0.31, section 2.4).
    #[test]
    fn no_name_can_make_mark_up(name in any::<String>()) {
        let line = first_line(&name);
        let rest = line.strip_prefix("# One-Card Guide").unwrap();
        let mut letters = rest.strip_prefix(": ").unwrap_or("").chars();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' => prop_assert!(letters.next().is_some_and(|next| next.is_ascii_punctuation()), "{}", line),
                other => prop_assert!(!other.is_ascii_punctuation() && !other.is_control(), "{}", line),
            }
        }
    }
}
