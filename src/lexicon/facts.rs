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
    /// The first word of an entry of several, most of which are places.
    pub(crate) const PLACE_HEAD: Facts = Facts(1 << 6);
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

    pub(crate) const GIVEN: Facts = Facts(Self::FEMALE.0 | Self::MALE.0);
    pub(crate) const NAME: Facts = Facts(Self::GIVEN.0 | Self::SURNAME.0);
    /// What only datelines ask for.
    const OF_DATELINES: Facts = Facts(Self::CITY.0 | Self::COUNTRY.0 | Self::REGION.0);

    /// Whether at least one of `others` holds.
    pub(crate) const fn any(self, others: Facts) -> bool {
        self.0 & others.0 != 0
    }

    /// Both sets.
    pub(crate) const fn with(self, others: Facts) -> Self {
        Facts(self.0 | others.0)
    }

    /// Those that are not about datelines.
    pub(crate) const fn of_words(self) -> Self {
        Facts(self.0 & !Self::OF_DATELINES.0)
    }
}
