//! Files by their content.

use std::fs;

use yike_store::{BlobError, Blobs, Digest};

#[tokio::test]
async fn a_file_is_kept_once_under_its_digest() {
    let folder = tempfile::tempdir().expect("a folder");
    let blobs = Blobs::on_disk(&folder.path().join("blobs")).expect("opens");
    // SHA-256 of "abc", from FIPS 180-4's example.
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    let digest = blobs.put("abc").await.expect("keeps");
    assert_eq!(digest.to_string(), abc);
    assert_eq!(digest, abc.parse().expect("a digest"));
    assert_eq!(blobs.put("abc").await.expect("keeps again"), digest);
    assert_eq!(&blobs.get(&digest).await.expect("reads")[..], b"abc");
    assert_eq!(blobs.size(&digest).await.expect("asks"), Some(3));
    let other = blobs.put("abd").await.expect("keeps");
    let mut both = vec![digest, other];
    both.sort();
    assert_eq!(blobs.list().await.expect("lists"), both);
    blobs.remove(&other).await.expect("removes");
    blobs.remove(&other).await.expect("removes what is gone");
    assert!(matches!(blobs.get(&other).await, Err(BlobError::Missing(gone)) if gone == other));
    for odd in ["", "abc", &abc.to_uppercase(), &abc[1..], &format!("../{}", &abc[3..])] {
        assert!(odd.parse::<Digest>().is_err(), "{odd}");
    }
}

#[tokio::test]
async fn large_files_stream_in_and_out_and_are_checked() {
    let folder = tempfile::tempdir().expect("a folder");
    let blobs = Blobs::on_disk(&folder.path().join("blobs")).expect("opens");
    // Over five megabytes, so that several parts are uploaded.
    let content: Vec<u8> = (0..12_345_678_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let path = folder.path().join("map.pbf");
    fs::write(&path, &content).expect("writes");
    let (digest, size) = blobs.put_file(&path).await.expect("keeps");
    assert_eq!((digest, size), (Digest::of(&content), 12_345_678));
    let copy = folder.path().join("copy.pbf");
    assert_eq!(blobs.get_file(&digest, &copy).await.expect("copies"), size);
    assert!(fs::read(&copy).expect("reads") == content);

    // One bit changes on the disk.
    let hex = digest.to_string();
    let kept = folder.path().join("blobs").join(&hex[..2]).join(&hex[2..4]).join(&hex);
    let mut bytes = fs::read(&kept).expect("reads");
    bytes[9_999_999] ^= 1;
    fs::write(&kept, bytes).expect("writes");
    assert!(matches!(blobs.get(&digest).await, Err(BlobError::Altered(_))));
    assert!(matches!(blobs.check(&digest).await, Err(BlobError::Altered(_))));
    let gone = folder.path().join("again.pbf");
    assert!(matches!(blobs.get_file(&digest, &gone).await, Err(BlobError::Altered(_))));
    let left: Vec<_> = fs::read_dir(folder.path()).expect("lists").flatten().map(|e| e.file_name()).collect();
    assert_eq!(left.len(), 3, "nothing of the failed copy stays: {left:?}");
}
