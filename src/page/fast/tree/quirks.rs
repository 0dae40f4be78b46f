//! Which doctypes make a page a "quirky" one, in which a table may stand in a paragraph.

use crate::page::fast::raw;

/// Old public identifiers that do, in lower case: the whole of them.
const PUBLIC: &[&str] = &["-//w3o//dtd w3 html strict 3.0//en//", "-/w3c/dtd html 4.0 transitional/en", "html"];

/// The same by their beginnings.
const PUBLIC_BEGINNINGS: &[&str] = &[
    "-//advasoft ltd//dtd html 3.0 aswedit + extensions//",
    "-//as//dtd html 3.0 aswedit + extensions//",
    "-//ietf//dtd html 2.0 level 1//",
    "-//ietf//dtd html 2.0 level 2//",
    "-//ietf//dtd html 2.0 strict level 1//",
    "-//ietf//dtd html 2.0 strict level 2//",
    "-//ietf//dtd html 2.0 strict//",
    "-//ietf//dtd html 2.0//",
    "-//ietf//dtd html 2.1e//",
    "-//ietf//dtd html 3.0//",
    "-//ietf//dtd html 3.2 final//",
    "-//ietf//dtd html 3.2//",
    "-//ietf//dtd html 3//",
    "-//ietf//dtd html level 0//",
    "-//ietf//dtd html level 1//",
    "-//ietf//dtd html level 2//",
    "-//ietf//dtd html level 3//",
    "-//ietf//dtd html strict level 0//",
    "-//ietf//dtd html strict level 1//",
    "-//ietf//dtd html strict level 2//",
    "-//ietf//dtd html strict level 3//",
    "-//ietf//dtd html strict//",
    "-//ietf//dtd html//",
    "-//metrius//dtd metrius presentational//",
    "-//microsoft//dtd internet explorer 2.0 html strict//",
    "-//microsoft//dtd internet explorer 2.0 html//",
    "-//microsoft//dtd internet explorer 2.0 tables//",
    "-//microsoft//dtd internet explorer 3.0 html strict//",
    "-//microsoft//dtd internet explorer 3.0 html//",
    "-//microsoft//dtd internet explorer 3.0 tables//",
    "-//netscape comm. corp.//dtd html//",
    "-//netscape comm. corp.//dtd strict html//",
    "-//o'reilly and associates//dtd html 2.0//",
    "-//o'reilly and associates//dtd html extended 1.0//",
    "-//o'reilly and associates//dtd html extended relaxed 1.0//",
    "-//softquad software//dtd hotmetal pro 6.0::19990601::extensions to html 4.0//",
    "-//softquad//dtd hotmetal pro 4.0::19971010::extensions to html 4.0//",
    "-//spyglass//dtd html 2.0 extended//",
    "-//sq//dtd html 2.0 hotmetal + extensions//",
    "-//sun microsystems corp.//dtd hotjava html//",
    "-//sun microsystems corp.//dtd hotjava strict html//",
    "-//w3c//dtd html 3 1995-03-24//",
    "-//w3c//dtd html 3.2 draft//",
    "-//w3c//dtd html 3.2 final//",
    "-//w3c//dtd html 3.2//",
    "-//w3c//dtd html 3.2s draft//",
    "-//w3c//dtd html 4.0 frameset//",
    "-//w3c//dtd html 4.0 transitional//",
    "-//w3c//dtd html experimental 19960712//",
    "-//w3c//dtd html experimental 970421//",
    "-//w3c//dtd w3 html//",
    "-//w3o//dtd w3 html 3.0//",
    "-//webtechs//dtd mozilla html 2.0//",
    "-//webtechs//dtd mozilla html//",
];

/// Those that do where there is no system identifier.
const PUBLIC_ALONE: &[&str] = &["-//w3c//dtd html 4.01 frameset//", "-//w3c//dtd html 4.01 transitional//"];

/// The system identifier that does.
const SYSTEM: &str = "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd";

/// Whether a doctype does, as it is written.
pub(super) fn is_quirky(written: &str) -> bool {
    if written.eq_ignore_ascii_case("<!doctype html>") {
        return false;
    }
    let doctype = raw::doctype(written);
    if doctype.force_quirks || doctype.name.as_deref() != Some("html") {
        return true;
    }
    let system = doctype.system_id;
    if system.as_ref().is_some_and(|system| system.eq_ignore_ascii_case(SYSTEM)) {
        return true;
    }
    let Some(public) = doctype.public_id.map(|public| public.to_ascii_lowercase()) else { return false };
    let begins = |beginnings: &[&str]| beginnings.iter().any(|beginning| public.starts_with(beginning));
    PUBLIC.contains(&public.as_str()) || begins(PUBLIC_BEGINNINGS) || system.is_none() && begins(PUBLIC_ALONE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::fast::tests::check;

    #[test]
    fn tables_close_paragraphs_as_the_doctype_says() {
        let public = [PUBLIC, PUBLIC_BEGINNINGS, PUBLIC_ALONE].concat();
        let systems = ["", " ''", " 'x'"].map(str::to_owned).into_iter().chain([format!(" '{SYSTEM}'")]);
        for system in systems {
            for public in public.iter().chain(&["-//w3c//dtd xhtml 1.0 frameset//", "-//w3c//dtd html 4.01//", ""]) {
                for (name, end) in [("html", ""), ("HTML", "en"), ("x", "")] {
                    let html = format!("<!DOCTYPE {name} PUBLIC \"{public}{end}\"{system}><p>x<table>");
                    check(&html, &html);
                }
            }
            let html = format!("<!DOCTYPE html SYSTEM {system}><p>x<table>");
            check(&html, &html);
        }
        assert!(is_quirky("<!DOCTYPE html PUBLIC '-//W3C//DTD HTML 3.2//EN'>"));
        assert!(!is_quirky("<!DOCTYPE html SYSTEM 'about:legacy-compat'>"));
    }
}
