//! Who is named on a saved page, and what each of them says.
//!
//!     people FILE

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("usage: people FILE")?;
    let article = newsprint::extract(std::fs::read(file)?)?;
    for person in &article.people {
        let age = person.age.map(|age| format!(", {age}")).unwrap_or_default();
        println!("{}{age}: {}", person.name, person.roles.join("; "));
        for mention in &person.mentions {
            println!("  named as {:?}", &article.body.text[mention.range()]);
        }
        for number in &person.quotes {
            println!("  says {:?}", article.quotes[*number].text);
        }
    }
    Ok(())
}
