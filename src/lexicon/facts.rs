//! What the word lists know of a word.

/// A set of facts about a word, or about several in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Facts(pub(crate) u32);

impl Facts {
    pub(crate) const FEMALE: Facts = Facts(1);
    pub(crate) const MALE: Facts = Facts(1 << 1);
    pub(crate) const SURNAME: Facts = Facts(1 << 2);
    pub(crate) const COMMON_SURNAME: Facts = Facts(1 << 3);
    pub(crate) const WORD: Facts = Facts(1 << 4);
    /// A country, a region or a large city.
    pub(crate) const PLACE: Facts = Facts(1 << 5);
    /// The first word of an entry of several.
    pub(crate) const PHRASE_HEAD: Facts = Facts(1 << 6);
    pub(crate) const DEMONYM: Facts = Facts(1 << 7);
    pub(crate) const TITLE: Facts = Facts(1 << 8);
    pub(crate) const ROLE: Facts = Facts(1 << 9);
    pub(crate) const ORGANISATION: Facts = Facts(1 << 10);
    pub(crate) const PARTICLE: Facts = Facts(1 << 11);
    pub(crate) const SUFFIX: Facts = Facts(1 << 12);
    pub(crate) const CALENDAR: Facts = Facts(1 << 13);
    /// With [`TITLE`](Self::TITLE): of women only.
    pub(crate) const LADY: Facts = Facts(1 << 14);
    /// With [`TITLE`](Self::TITLE): of men only.
    pub(crate) const GENTLEMAN: Facts = Facts(1 << 15);
    pub(crate) const VERB: Facts = Facts(1 << 16);
    pub(crate) const FUNCTION: Facts = Facts(1 << 17);
    pub(crate) const COMMON_GIVEN: Facts = Facts(1 << 18);
    /// A surname that is hardly ever met.
    pub(crate) const RARE_SURNAME: Facts = Facts(1 << 19);
    /// A city, large or small, that a dateline may name alone.
    pub(crate) const CITY: Facts = Facts(1 << 20);
    /// A country, in any language.
    pub(crate) const COUNTRY: Facts = Facts(1 << 21);
    /// A state or a province, or what is short for one.
    pub(crate) const REGION: Facts = Facts(1 << 22);
    /// A word that English writes in lower case.
    pub(crate) const ENGLISH: Facts = Facts(1 << 23);
    /// With [`ENGLISH`](Self::ENGLISH): a rare one.
    pub(crate) const RARE_ENGLISH: Facts = Facts(1 << 24);
    /// A company, a brand, an organisation or a team.
    pub(crate) const BRAND: Facts = Facts(1 << 25);
    /// A town or a village.
    pub(crate) const TOWN: Facts = Facts(1 << 26);
    /// What a person can be, in a language other than English. The tagger of names does not ask for it.
    pub(crate) const ROLE_ELSEWHERE: Facts = Facts(1 << 27);
    /// What a person can be, in any language.
    pub(crate) const ANY_ROLE: Facts = Self::ROLE.with(Self::ROLE_ELSEWHERE);

    pub(crate) const GIVEN: Facts = Facts(Self::FEMALE.0 | Self::MALE.0);
    pub(crate) const NAME: Facts = Facts(Self::GIVEN.0 | Self::SURNAME.0);
    /// What it is besides a name: an English word, a brand, a place of whatever size.
    const THING: Facts = Self::ENGLISH.with(Self::RARE_ENGLISH).with(Self::BRAND).with(Self::TOWN).with(Self::CITY);
    /// What only datelines ask for.
    const OF_DATELINES: Facts = Self::CITY.with(Self::COUNTRY).with(Self::REGION);

    /// Whether at least one of `others` holds.
    pub(crate) const fn any(self, others: Facts) -> bool {
        self.0 & others.0 != 0
    }

    /// Both sets.
    pub(crate) const fn with(self, others: Facts) -> Self {
        Facts(self.0 | others.0)
    }

    /// Those that say what thing it is.
    pub(crate) const fn things(self) -> Self {
        Facts(self.0 & Self::THING.0)
    }

    /// Those that say what it is as a name, a title or a word of the sentence: neither of things nor about datelines.
    pub(crate) const fn of_words(self) -> Self {
        Facts(self.0 & !Self::OF_DATELINES.with(Self::THING).with(Self::ROLE_ELSEWHERE).0)
    }
}
