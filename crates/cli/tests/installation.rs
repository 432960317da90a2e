//! The commands about an installation, driven through the executable: migrate, backup, restore, verify, move.

mod town;

use std::fs;
use std::path::Path;

use town::yike;

fn data(folder: &Path, name: &str) -> String {
    folder.join(name).display().to_string()
}

#[test]
fn an_installation_is_made_backed_up_restored_and_verified() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (one, two) = (data(folder.path(), "one"), data(folder.path(), "two"));
    let (file, odd) = (data(folder.path(), "backup.zip"), data(folder.path(), "odd.zip"));

    // Nothing there yet: said, and nothing made by the looking.
    yike(&["verify", "--data", &one]).expect(3, &[&one, "yike migrate"]);
    yike(&["backup", &file, "--data", &one]).expect(3, &[&one, "yike migrate"]);
    assert!(!folder.path().join("one").exists());

    yike(&["migrate", "--data", &one]).expect(0, &["m0001_base", "m0002_jobs"]);
    yike(&["migrate", "--data", &one]).expect(0, &["已是最新"]);
    yike(&["verify", "--data", &one]).expect(0, &["✓", "核验通过", "还没有事件"]);
    yike(&["backup", &file, "--data", &one]).expect(0, &["已备份", "backup.zip"]);
    yike(&["backup", &file, "--data", &one]).expect(3, &["已存在", "不覆盖"]);
    // The backup itself is the first event.
    let told = yike(&["verify", "--data", &one, "--lang", "en"]);
    told.expect(0, &["Verified", "ends at 1:"]);

    yike(&["restore", &file, "--data", &two]).expect(0, &["已恢复"]);
    yike(&["restore", &file, "--data", &two]).expect(3, &["已有数据"]);
    yike(&["verify", "--data", &two]).expect(0, &["核验通过"]);
    fs::write(&odd, "no archive").expect("writes");
    yike(&["restore", &odd, "--data", &data(folder.path(), "three")]).expect(3, &["odd.zip", "不是备份"]);
    yike(&["restore", &odd, "--data", &two, "--lang", "en"]).expect(3, &["odd.zip", "not a backup"]);

    // A head that was never there, and one that is none.
    let wrong = format!("1:{}", "0".repeat(64));
    yike(&["verify", "--data", &two, "--head", &wrong]).expect(3, &["✗", "曾经记下", "核验不通过"]);
    yike(&["verify", "--data", &two, "--head", "1"]).expect(2, &["序号"]);
    yike(&["verify"]).expect(2, &["RESULT"]);
    yike(&["move", "--data", &two, "--to", "postgres://yike@127.0.0.1:1/none"]).expect(3, &["无法连接数据库"]);
}
