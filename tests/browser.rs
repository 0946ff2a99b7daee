//! The HTML report in a real browser: the page's own script runs, the legend counts, a card opens.

#![allow(clippy::panic, clippy::expect_used, clippy::print_stderr)]

use std::path::{Path, PathBuf};
use std::process::Command;

mod require;

#[test]
fn the_page_works_in_chromium() {
    let Some(chromium) = require::program("browser", &["chromium", "chromium-browser", "google-chrome"]) else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let page = page(folder.path());
    // The same page, with one name focused once the page has loaded: its card must open.
    let html = std::fs::read_to_string(&page).expect("reads");
    let focus = "<script>document.querySelector('mark[data-entity=\"kataib-hezbollah\"]').focus();</script></body>";
    std::fs::write(&page, html.replace("</body>", focus)).expect("writes");

    let dom = dump(&chromium, &page, folder.path());
    let hidden = |kind: &str| {
        let item =
            dom.split("<li ").find(|item| item.contains(&format!("data-kind=\"{kind}\""))).expect("a legend item");
        item.split('>').next().expect("a tag").contains("hidden")
    };
    assert!(!hidden("armed-group") && hidden("event"), "the legend shows the kinds that occur");
    let card = dom.split("<div id=\"card\"").nth(1).expect("a card");
    assert!(
        card.contains("<b>Kataib Hezbollah</b>") && !card.split('>').next().expect("a tag").contains("hidden"),
        "{card}"
    );
    assert!(dom.contains("data-entity=\"al-asad-airbase\""));
    assert!(dom.contains("&lt;b&gt;not bold&lt;/b&gt;"), "the text is escaped");
}

fn page(folder: &Path) -> PathBuf {
    let text = folder.join("story.txt");
    std::fs::write(&text, "Kata’ib Hizbullah and <b>not bold</b> & drones over al-Asad air base.").expect("writes");
    let page = folder.join("story.html");
    let status = Command::new(env!("CARGO_BIN_EXE_canonym"))
        .args(["tag", "--format", "html", "--output"])
        .args([&page, &text])
        .status()
        .expect("runs");
    assert!(status.success());
    page
}

fn dump(chromium: &Path, page: &Path, folder: &Path) -> String {
    let output = Command::new(chromium)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync", "--dump-dom"])
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .arg(format!("file://{}", page.display()))
        .output()
        .expect("chromium runs");
    String::from_utf8(output.stdout).expect("UTF-8")
}
