//! Sets of options, and answers by place.

use one_card_guide::engine::{Answer, Answers, FactId, Options};

fn set(places: &[u8]) -> Vec<u8> {
    let options = places.iter().fold(Options::default(), |set, place| set.with(*place));
    (0..=u8::MAX).filter(|place| options.contains(*place)).collect()
}

#[test]
fn an_option_is_in_the_set_however_often_it_was_added() {
    assert!(set(&[]).is_empty());
    assert_eq!(set(&[2, 0]), [0, 2]);
    assert_eq!(set(&[2, 2]), [2]);
    assert_eq!(set(&[1, 3, 1, 3, 1]), [1, 3]);
}

#[test]
fn a_set_has_places_for_sixty_four_options() {
    assert_eq!(set(&[62, 63]), [62, 63]);
    assert_eq!(set(&[0, 64, 255]), [0], "places past the limit are ignored");
}

#[test]
fn a_fact_is_unanswered_until_its_answer_is_set() {
    let mut answers = Answers::default();
    assert_eq!(answers.get(FactId(0)), Answer::Unanswered);
    answers.set(FactId(2), Answer::Choice(1));
    answers.set(FactId(1), Answer::Declined);
    let known = [0, 1, 2, 3].map(|place| answers.get(FactId(place)));
    assert_eq!(known, [Answer::Unanswered, Answer::Declined, Answer::Choice(1), Answer::Unanswered]);
    answers.set(FactId(2), Answer::Unanswered);
    assert_eq!(answers.get(FactId(2)), Answer::Unanswered);
}
