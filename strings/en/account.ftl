# Organisation units, people and permissions

org-code-odd = the code does not fit the level of the unit
    .remedy = A province has 2 digits, a city 4, a district or county 6, a sub-district 9, a community 12; write XPCC for the corps and XPCC with two digits for a division of it.
org-name-empty = the unit has no name
    .remedy = Fill in its name.
org-period-empty = the end is not after the beginning
    .remedy = The end is the first day that no longer counts; it must come after the beginning.
org-twice = one code has two records on the same day
    .remedy = Let the earlier one end on the day the later one begins.
org-parent-missing = the unit above is missing or does not cover all days of this one
    .remedy = Add the unit above first, or move or close the units below before.
org-parent-odd = the unit above is of an unsuitable level or code
    .remedy = It must be of a higher level, and the code below must begin with its code (the XPCC excepted).
org-change-odd = the change does not agree with the days of the units
    .remedy = Units before must end on that day and units after must begin on it; a split goes from one to several, a merge from several to one.
org-group-odd = the group has no name, the name of another group, or a member that is no known unit
    .remedy = Give another name, or mend the codes of the members.
