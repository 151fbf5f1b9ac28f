//! A question that must be answered before anything is lost: the browser's own modal dialog.

use leptos::html;
use leptos::prelude::*;

/// A dialog that its opener shows with `show_modal`. `heading` names it; `children` are its words and buttons.
pub fn dialog(node: NodeRef<html::Dialog>, id: &'static str, heading: AnyView, children: AnyView) -> AnyView {
    view! {
        <dialog class="dialog" node_ref=node aria-labelledby=id>
            <h2 id=id>{heading}</h2>
            {children}
        </dialog>
    }
    .into_any()
}

/// Shows a dialog above the page.
pub fn show(node: NodeRef<html::Dialog>) {
    if let Some(dialog) = node.get_untracked() {
        // It fails only where the dialog is open already.
        let _ = dialog.show_modal();
    }
}

/// Puts it away.
pub fn close(node: NodeRef<html::Dialog>) {
    if let Some(dialog) = node.get_untracked() {
        dialog.close();
    }
}
