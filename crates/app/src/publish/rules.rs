//! Why a result could not be published; texts in `strings/*/publish.ftl`.

use yike_domain::Rule;

/// The executable was built without the page.
pub const PAGE_NOT_BUILT_IN: Rule = Rule("publish-page-not-built-in");
/// The page has no place for the data: it is not the report's page.
pub const PAGE_UNSUITED: Rule = Rule("publish-page-unsuited");
/// The data would make a page that browsers cannot open.
pub const PAGE_TOO_LARGE: Rule = Rule("publish-page-too-large");
/// The folder holds something else than a result.
pub const FOLDER_FOREIGN: Rule = Rule("publish-folder-foreign");
/// Neither the new result nor the earlier one could take the folder's name.
pub const EARLIER_ELSEWHERE: Rule = Rule("publish-folder-earlier-elsewhere");
/// The workbook could not be made.
pub const WORKBOOK_FAILED: Rule = Rule("publish-workbook-failed");

/// Every rule of publishing.
pub const ALL: &[Rule] =
    &[PAGE_NOT_BUILT_IN, PAGE_UNSUITED, PAGE_TOO_LARGE, FOLDER_FOREIGN, EARLIER_ELSEWHERE, WORKBOOK_FAILED];
