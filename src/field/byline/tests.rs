//! Authors of whole pages.

use crate::Extractor;
use crate::article::AuthorKind;

#[test]
fn what_json_ld_says_of_an_author_counts_where_the_name_does_not_speak_against_it() {
    let text =
        "<p>The council of the old port voted to keep the ferry line to the islands open until spring.</p>".repeat(4);
    for (kind, name, expected) in [
        ("Person", "Emily Post", AuthorKind::Person),
        ("Person", "Karen House", AuthorKind::Person),
        ("Person", "Arne Staff", AuthorKind::Organisation),
        ("Organization", "Skarn Collective", AuthorKind::Organisation),
        ("Organization", "Ann Lee", AuthorKind::Person),
    ] {
        let html = format!(
            r#"<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Ferry stays", "author": {{"@type": "{kind}",
            "name": "{name}"}}}}</script><article><h1>Ferry stays</h1><p class=byline>By {name}</p>{text}</article>"#
        );
        let authors = Extractor::new().extract(html.as_bytes()).expect("a page of this size is read").authors;
        let found: Vec<_> = authors.iter().map(|author| (author.name.as_str(), author.kind)).collect();
        assert_eq!(found, [(name, expected)]);
    }
}

#[test]
fn authors_whom_no_list_knows_are_taken_as_strings_too() {
    let pairs = [
        (
            "ru",
            ["Иван Петров", "Анна Иванова"],
            "Совет старого порта решил оставить паром до весны и найти второе судно. ",
        ),
        (
            "ja",
            ["山田太郎", "鈴木花子"],
            "古い港の議会は月曜日、春まで島への渡し船を続けることを決めた。二隻目の船も探すという。",
        ),
        ("ko", ["홍길동", "김철수"], "오래된 항구의 의회는 월요일 봄까지 섬으로 가는 배를 계속 운항하기로 결정했다. "),
        (
            "en",
            ["Skarn Oddo", "Vexia Thrul"],
            "The council of the old port voted to keep the ferry line to the islands. ",
        ),
    ];
    for (language, [one, two], line) in pairs {
        let text = format!("<p>{}</p>", line.repeat(4)).repeat(3);
        let html = format!(
            r#"<html lang={language}><script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Skarn 2024",
            "author": ["{one}", "{two}"]}}</script><article><h1>Skarn 2024</h1>{text}</article>"#
        );
        let authors = Extractor::new().extract(html.as_bytes()).expect("a page of this size is read").authors;
        let names: Vec<_> = authors.iter().map(|author| author.name.as_str()).collect();
        assert_eq!(names, [one, two]);
    }
}

#[test]
fn a_name_between_headline_and_story_beside_a_day_is_the_author_in_any_script() {
    for (language, name, day, line) in [
        (
            "no",
            "Astrid Nygård",
            "14. mai 2024",
            "Kommunestyret vedtok mandag å holde fergen til øyene åpen til våren, og å se etter en båt til. ",
        ),
        (
            "fa",
            "مریم یزدانی",
            "14 مه 2024",
            "شورای بندر قدیمی روز دوشنبه تصمیم گرفت کشتی جزیره را تا بهار نگه دارد و قایق دیگری پیدا کند. ",
        ),
        (
            "ja",
            "高瀬 美咲",
            "2024年5月14日",
            "古い港の議会は月曜日、春まで島への渡し船を続けることを決めた。二隻目の船も探すという。",
        ),
        (
            "uk",
            "Оксана Гаврилюк",
            "14 травня 2024",
            "Рада старого порту у понеділок вирішила залишити пором до островів до весни і знайти другий човен. ",
        ),
    ] {
        let text: String = (1..5).map(|at| format!("<p>{}</p>", line.repeat(at))).collect();
        for above in [
            format!("<div>{name}</div><div>{day}</div>"),
            format!("<div>{day} | {name}</div>"),
            format!("<address>{name}</address>"),
        ] {
            let html = format!(
                "<html lang={language}><title>Skarn 2024</title><article><header><h1>Skarn 2024</h1>{above}</header>{text}</article>"
            );
            let authors = Extractor::new().extract(html.as_bytes()).expect("a page of this size is read").authors;
            let names: Vec<_> = authors.iter().map(|author| author.name.as_str()).collect();
            assert_eq!(names, [name], "{above}");
        }
        // Whom the lists know is read all the same.
        if language == "no" {
            continue;
        }
        let menu = format!("<nav><a href=/a>{name}</a></nav>");
        let html = format!(
            "<html lang={language}><title>Skarn 2024</title>{menu}<article><header><h1>Skarn 2024</h1><div>{name}</div><div>{day}</div></header>{text}</article>"
        );
        assert_eq!(Extractor::new().extract(html.as_bytes()).expect("a page of this size is read").authors, []);
    }
}
