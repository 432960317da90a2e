# What can be wrong with taxonomy and standard files

taxonomy-too-big = The taxonomy has { $bytes } bytes; the limit is { $limit } bytes
    .remedy = Check that the file is a taxonomy (a .toml of data/taxonomy).
taxonomy-unreadable = The taxonomy cannot be read: { $detail }
    .remedy = Correct the line; data/README.md describes the format.
taxonomy-empty = The taxonomy has { $types } types; 1 to 65535 are expected
    .remedy = Write at least one [[type]].
taxonomy-code-odd = “{ $code }” is not a possible type code
    .remedy = Codes use small letters, digits and underscores.
taxonomy-code-twice = The type code “{ $code }” is used twice
    .remedy = Give each type a code of its own.
taxonomy-name-twice = The name “{ $word }” also belongs to “{ $other }”
    .remedy = A name means one type; put wider words under [[broad]].
taxonomy-word-empty = The word “{ $word }” is empty without its spaces and signs
    .remedy = Remove the word or write it differently.
taxonomy-tag-rule-odd = The map-tag rule “{ $rule }” cannot be understood
    .remedy = Write key=value, key=a|b, key=*, key!=value or key~text, apart by spaces; the first is key=….
taxonomy-part-of-odd = part_of names “{ $part_of }”, which is not in the list or leads back to itself
    .remedy = Name the code of another type in the list.
taxonomy-broad-odd = The broad word names the code “{ $code }”, which is not in the list
    .remedy = Name codes of types in the list.
