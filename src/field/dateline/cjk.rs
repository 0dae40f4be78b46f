//! Datelines of Chinese, Japanese and Korean papers: in brackets with an equals sign, or agency, place and day in one
//! run of characters that ends in the word for *wire*.

use super::place::{is_one_agency, wide_agencies};
use crate::article::{Dateline, Span};

/// The paper's own wire: no agency.
const OWN: &[&str] = &["本报", "本報", "本社", "本台"];

/// Korean words that stand before an equals sign and name no place: photo, picture, graphic, source, courtesy.
const LABELS: &[&str] = &["사진", "자료", "자료사진", "그래픽", "영상", "출처", "제공", "캡처", "그림", "표"];

/// How the names of Korean papers end: economy, news, daily, newspaper, times, today.
const PAPERS: &[&str] = &["경제", "뉴스", "일보", "신문", "타임스", "투데이"];

/// Pairs of brackets that a dateline stands in.
const BRACKETS: &[(char, char)] =
    &[('【', '】'), ('［', '］'), ('[', ']'), ('（', '）'), ('(', ')'), ('〔', '〕'), ('〈', '〉')];

/// The longest dateline, in characters.
const LONGEST: usize = 40;

/// The longest name of a place, in characters; and where no agency bounds it, so that it may not be one.
const LONGEST_PLACE: usize = 10;
const LONGEST_UNBOUND_PLACE: usize = 6;
/// The same where an equals sign ends it.
const LONGEST_EQUATED_PLACE: usize = 12;

/// The names of reporters, in characters: a family name and a given name together.
const REPORTER: std::ops::RangeInclusive<usize> = 3..=6;

/// The longest list of reporters, in characters.
const LONGEST_REPORTERS: usize = 12;

/// The longest day, in characters: `2024年12月15日` and one more.
const LONGEST_DAY: usize = 12;

/// What a bracket, or a run of characters, was found to say.
#[derive(Debug, Default)]
struct Said<'t> {
    places: Vec<&'t str>,
    agency: Option<&'t str>,
    date: Option<&'t str>,
}

/// Reads a dateline at the start of a line; its span begins at 0.
pub(super) fn read(line: &str) -> Option<Dateline> {
    if !line.chars().take(LONGEST).any(is_cjk) {
        return None;
    }
    let (said, end) = bracketed(line).or_else(|| wire(line)).or_else(|| reported(line))?;
    let rest = line[end..].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '－' | '—' | '―'));
    Some(Dateline {
        text: line[..end].to_owned(),
        places: said.places.into_iter().map(str::to_owned).collect(),
        agency: said.agency.map(str::to_owned),
        date: said.date.map(str::to_owned),
        span: Span::new(0, line.len() - rest.len()),
    })
}

fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}')
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '々')
}

fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30a0}'..='\u{30ff}')
}

/// `【ソウル＝山田太郎】`, `(서울=연합뉴스)`, `［ワシントン　８日　ロイター］`.
fn bracketed(line: &str) -> Option<(Said<'_>, usize)> {
    let opener = line.chars().next()?;
    let closer = BRACKETS.iter().find(|(open, _)| *open == opener)?.1;
    let start = opener.len_utf8();
    let length = line[start..].find(closer)?;
    let inside = line[start..start + length].trim();
    let end = start + length + closer.len_utf8();
    if inside.chars().count() > LONGEST {
        return None;
    }
    let said = equated(inside)
        .or_else(|| wire(inside).filter(|(_, end)| *end == inside.len()).map(|(said, _)| said))
        .or_else(|| reported(inside).filter(|(_, end)| *end == inside.len()).map(|(said, _)| said))
        .or_else(|| spaced(inside))
        .or_else(|| run_together(inside))?;
    Some((said, end + reporter_length(&line[end..])))
}

/// Korean wires put `홍길동 기자 =` behind the bracket.
fn reporter_length(rest: &str) -> usize {
    let Some(at) = rest.char_indices().take(LONGEST).find(|(_, c)| *c == '=').map(|(at, _)| at) else { return 0 };
    let before = rest[..at].trim_end();
    if ["기자", "특파원", "논설위원"].iter().any(|role| before.ends_with(role)) { at + 1 } else { 0 }
}

/// `place=reporter`, `place=agency`, `agency=agency`.
fn equated(inside: &str) -> Option<Said<'_>> {
    let (left, right) = inside.split_once(['=', '＝'])?;
    let (left, right) = (left.trim(), right.trim());
    if left.is_empty() || right.is_empty() || LABELS.contains(&left) || left.chars().any(|c| c.is_numeric()) {
        return None;
    }
    if is_one_agency(left) {
        return Some(Said { agency: Some(inside), ..Said::default() });
    }
    let is_of_reporter = right.ends_with("기자") || right.ends_with("특파원");
    if is_of_reporter && PAPERS.iter().any(|end| left.ends_with(end)) {
        return Some(Said::default());
    }
    let is_korean = left.chars().all(|c| matches!(c, '\u{ac00}'..='\u{d7a3}' | '·' | ',' | '/' | ' ' | 'ㆍ'));
    let places: Vec<&str> = if is_korean {
        left.split(['·', ',', '/', 'ㆍ']).map(str::trim).filter(|place| !place.is_empty()).collect()
    } else {
        left.split(['、', '/', '／']).map(str::trim).filter(|place| !place.is_empty()).collect()
    };
    if places.is_empty()
        || places.iter().any(|place| place.chars().count() > LONGEST_EQUATED_PLACE || !place.chars().all(is_of_place))
    {
        return None;
    }
    let agency = (is_korean && !is_of_reporter) || is_one_agency(right);
    Some(Said { places, agency: agency.then_some(right), date: None })
}

fn is_of_place(c: char) -> bool {
    is_cjk(c) || matches!(c, '・' | 'ー' | ' ')
}

/// `ワシントン　８日　ロイター`, `5月14日 AFP`: place, day and agency with spaces between.
fn spaced(inside: &str) -> Option<Said<'_>> {
    let mut said = Said::default();
    for word in inside.split_whitespace() {
        if is_one_agency(word) && said.agency.is_none() {
            said.agency = Some(word);
        } else if word.starts_with(char::is_numeric) && word.ends_with('日') && said.date.is_none() {
            said.date = Some(word);
        } else if word.chars().all(is_of_place) && said.date.is_none() {
            said.places.extend(word.split(['/', '／']));
        } else {
            return None;
        }
    }
    (said.agency.is_some() && (!said.places.is_empty() || said.date.is_some())).then_some(said)
}

/// `北京時事`, `ロンドン山田太郎`: the place ends where the agency begins, or where katakana turn to characters.
fn run_together(inside: &str) -> Option<Said<'_>> {
    if let Some(place) = before_agency(inside) {
        let agency = &inside[place.len()..];
        let place = place.trim_end_matches(['・', ' ']);
        let short = (1..=LONGEST_PLACE).contains(&place.chars().count()) && place.chars().all(is_of_place);
        return short.then(|| Said { places: vec![place], agency: Some(agency), date: None });
    }
    let turn = inside.char_indices().find(|(_, c)| !is_katakana(*c)).map(|(at, _)| at)?;
    let (place, name) = inside.split_at(turn);
    let name = name.trim_start_matches(' ');
    let is_name = REPORTER.contains(&name.chars().count()) && name.chars().all(is_han);
    let place = place.trim_end_matches('・');
    (is_name && place.chars().count() >= 2).then(|| Said { places: vec![place], ..Said::default() })
}

/// What stands before the agency at the end of a run of characters.
fn before_agency(run: &str) -> Option<&str> {
    let wide = wide_agencies().iter().find_map(|agency| run.strip_suffix(agency));
    wide.or_else(|| Some(run.trim_end_matches(is_latin)).filter(|rest| is_one_agency(&run[rest.len()..])))
}

/// What stands behind the agency at the beginning of a run of characters.
fn behind_agency(run: &str) -> Option<&str> {
    let wide = wide_agencies().iter().find_map(|agency| run.strip_prefix(agency));
    wide.or_else(|| {
        let rest = run.trim_start_matches(is_latin);
        is_one_agency(&run[..run.len() - rest.len()]).then_some(rest)
    })
}

/// Letters of ours, and those that Japanese sets as wide as its own.
fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{ff21}'..='\u{ff3a}')
}

/// `新华社北京4月24日电`: agency, place and day, and the word for *wire*; a reporter in brackets may follow.
fn wire(line: &str) -> Option<(Said<'_>, usize)> {
    /// The day stands within so many characters behind the agency.
    const DAY_WITHIN: usize = 20;
    let body = line.trim_start_matches(['据', '據']);
    let skipped = line.len() - body.len();
    let own = OWN.iter().find(|own| body.starts_with(**own));
    let after = own.map_or_else(|| behind_agency(body), |own| Some(&body[own.len()..]))?;
    let agency = &body[..body.len() - after.len()];
    let digits = after.char_indices().take(DAY_WITHIN).find(|(_, c)| c.is_numeric()).map(|(at, _)| at)?;
    let date_length = day_length(&after[digits..])?;
    let tail = &after[digits + date_length..];
    let word =
        ["综合电", "綜合電", "专电", "專電", "电", "電", "讯", "訊"].iter().find(|word| tail.starts_with(**word))?;
    let place = without_reporter(after[..digits].trim());
    if !place.chars().all(is_of_place) || place.chars().count() > LONGEST_PLACE {
        return None;
    }
    let end = skipped + agency.len() + digits + date_length + word.len();
    let said = Said {
        places: if place.is_empty() { Vec::new() } else { vec![place] },
        agency: own.is_none().then_some(agency),
        date: Some(&after[digits..digits + date_length]),
    };
    Some((said, end + note_length(&line[end..])))
}

/// The length of a day at the start of `rest`: `4月24日`, `15日`, `2024年05月15日`.
fn day_length(rest: &str) -> Option<usize> {
    let end =
        rest.char_indices().take(LONGEST_DAY).filter(|(_, c)| *c == '日').map(|(at, c)| at + c.len_utf8()).last()?;
    rest[..end].chars().all(|c| c.is_numeric() || matches!(c, '年' | '月' | '日')).then_some(end)
}

/// `記者王小明台北`: the place behind the reporter's name, which has three characters as a rule.
fn without_reporter(words: &str) -> &str {
    let Some(named) = words.strip_prefix("記者").or_else(|| words.strip_prefix("记者")) else { return words };
    named.char_indices().nth(3).map_or("", |(at, _)| &named[at..])
}

/// The length of `（记者 …）` behind the word for *wire*, in brackets of either width.
fn note_length(rest: &str) -> usize {
    let note = rest.trim_start();
    let end = [('（', '）'), ('(', ')')].iter().find_map(|(open, close)| {
        let inside = note.strip_prefix(*open)?;
        let inside = &inside[..inside.find(*close)?];
        let is_note = inside.contains("记者") || inside.contains("記者");
        is_note.then_some(open.len_utf8() + inside.len() + close.len_utf8())
    });
    end.map_or(0, |end| rest.len() - note.len() + end)
}

/// `記者王小明／台北報導`.
fn reported(line: &str) -> Option<(Said<'_>, usize)> {
    let named = line.strip_prefix("記者").or_else(|| line.strip_prefix("记者"))?;
    let (name, behind) = named.split_once(['／', '/'])?;
    let end = ["報導", "报导", "报道", "報道"]
        .iter()
        .filter_map(|word| behind.find(word).map(|at| (at, at + word.len())))
        .min()?;
    let place = &behind[..end.0];
    let general = matches!(place, "綜合" | "综合" | "專題" | "即時");
    if name.chars().count() > LONGEST_REPORTERS
        || place.is_empty()
        || place.chars().count() > LONGEST_UNBOUND_PLACE
        || !place.chars().all(is_han)
    {
        return None;
    }
    let said = Said { places: if general { Vec::new() } else { vec![place] }, ..Said::default() };
    Some((said, line.len() - behind.len() + end.1))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn wires_in_every_dress_are_datelines() {
        for (line, end) in [
            ("【5月14日 AFP】港の議会は", "【5月14日 AFP】"),
            ("中新网北京5月14日电 (记者 王小明)港口", "中新网北京5月14日电 (记者 王小明)"),
            ("〔记者王小明／台北报导〕港口", "〔记者王小明／台北报导〕"),
        ] {
            assert_eq!(read(line).map(|d| d.text).as_deref(), Some(end), "{line}");
        }
    }

    #[test]
    fn a_paper_is_no_place() {
        for (line, places) in [("[아르네경제=홍길동 기자] 항구", 0), ("[서울=홍길동 기자] 항구", 1)]
        {
            assert_eq!(read(line).map(|d| d.places.len()), Some(places), "{line}");
        }
    }

    #[test]
    fn labels_in_brackets_are_no_datelines() {
        for line in [
            "【速報】首相が辞任",
            "(사진=연합뉴스)을 보면",
            "［特集］秋の旅",
            "新华社社长访问了上海",
            "【訂正】本文に誤り",
        ] {
            assert_eq!(read(line).map(|d| d.text), None, "{line}");
        }
    }
}
