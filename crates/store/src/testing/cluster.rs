//! One PostgreSQL server for all tests that run at the same time, on a socket of its own.
//!
//! The first process that asks makes and starts it; each holds a shared lock on a file as long as it lives.
//! A watchman started with the server stops and removes it when nobody has held the lock for a while.

use std::fs::File;
use std::os::unix::fs::MetadataExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use sea_orm::sqlx::postgres::{PgConnectOptions, PgConnection};
use sea_orm::sqlx::{AssertSqlSafe, Connection as _, Executor as _};

/// The account that owns the server when root runs the tests: PostgreSQL refuses to run as root.
const OWNER: &str = "postgres";

struct Cluster {
    socket: PathBuf,
    _in_use: File,
}

static CLUSTER: OnceLock<Result<Cluster, String>> = OnceLock::new();
static DATABASES: AtomicU32 = AtomicU32::new(0);

/// URL and name of a fresh database.
pub(super) async fn fresh_database() -> Result<(String, String), String> {
    let cluster = CLUSTER.get_or_init(start).as_ref().map_err(Clone::clone)?;
    let name = format!("t{}_{}", std::process::id(), DATABASES.fetch_add(1, Ordering::Relaxed));
    let mut connection = connect(cluster).await?;
    let made = format!("CREATE DATABASE {name} TEMPLATE template0");
    for sql in [format!("DROP DATABASE IF EXISTS {name}"), made] {
        connection.execute(AssertSqlSafe(sql)).await.map_err(|e| e.to_string())?;
    }
    connection.close().await.map_err(|e| e.to_string())?;
    Ok((format!("postgres://yike@localhost/{name}?host={}", cluster.socket.display()), name))
}

pub(super) async fn remove_database(name: &str) {
    let Some(Ok(cluster)) = CLUSTER.get() else { return };
    if let Ok(mut connection) = connect(cluster).await {
        let sql = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        _ = connection.execute(AssertSqlSafe(sql)).await;
        _ = connection.close().await;
    }
}

async fn connect(cluster: &Cluster) -> Result<PgConnection, String> {
    let options = PgConnectOptions::new().socket(&cluster.socket).username("yike").database("postgres");
    PgConnection::connect_with(&options).await.map_err(|e| e.to_string())
}

/// Joins the running server or starts one.
fn start() -> Result<Cluster, String> {
    let programs = programs().ok_or("no initdb of PostgreSQL 15 or newer was found")?;
    let told = |what: &str, error: std::io::Error| format!("{what}: {error}");
    let base = std::env::temp_dir();
    let uid = std::fs::metadata("/proc/self").map_err(|e| told("/proc/self", e))?.uid();
    let base = base.join(format!("yike-postgres-{uid}"));
    std::fs::create_dir_all(&base).map_err(|e| told("temporary folder", e))?;
    let open = |name: &str| {
        let options = File::options().create(true).truncate(false).write(true).read(true).clone();
        options.open(base.join(name)).map_err(|e| told(name, e))
    };
    let starting = open("starting.lock")?;
    starting.lock().map_err(|e| told("starting.lock", e))?;
    let in_use = open("in-use.lock")?;
    // Waits while the watchman stops the server before.
    in_use.lock_shared().map_err(|e| told("in-use.lock", e))?;
    let server = base.join("server");
    if !runs(&programs, &server, uid) {
        make(&programs, &server, uid)?;
        watch(&programs, &base, uid)?;
    }
    Ok(Cluster { socket: server, _in_use: in_use })
}

/// The folder with PostgreSQL's programs: the newest of Debian's, or wherever `initdb` is found.
fn programs() -> Option<PathBuf> {
    let mut found: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .filter(|(version, bin)| *version >= 15 && bin.join("initdb").exists())
        .collect();
    found.sort();
    found.pop().map(|(_, bin)| bin).or_else(|| {
        let path = std::env::var_os("PATH")?;
        std::env::split_paths(&path).find(|folder| folder.join("initdb").exists())
    })
}

/// A program of PostgreSQL, run as the account that may.
fn program(programs: &Path, name: &str, uid: u32) -> Command {
    let path = programs.join(name);
    let mut command = if uid == 0 {
        let mut command = Command::new("setpriv");
        command.args(["--reuid", OWNER, "--regid", OWNER, "--clear-groups"]).arg(path);
        command
    } else {
        Command::new(path)
    };
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).current_dir("/");
    command
}

fn runs(programs: &Path, server: &Path, uid: u32) -> bool {
    let status = program(programs, "pg_ctl", uid).arg("status").arg("-D").arg(server.join("data")).status();
    status.is_ok_and(|status| status.success())
}

fn make(programs: &Path, server: &Path, uid: u32) -> Result<(), String> {
    _ = std::fs::remove_dir_all(server);
    let mut folder = Command::new("install");
    folder.args(["-d", "-m", "755"]);
    if uid == 0 {
        folder.args(["-o", OWNER, "-g", OWNER]);
    }
    done("install -d", folder.arg(server))?;
    let data = server.join("data");
    let mut initdb = program(programs, "initdb", uid);
    initdb.arg("-D").arg(&data).args(["-U", "yike", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]);
    done("initdb", &mut initdb)?;
    let settings = format!(
        "-c listen_addresses='' -c unix_socket_directories='{}' -c unix_socket_permissions=0777 -c fsync=off \
         -c synchronous_commit=off -c full_page_writes=off -c max_connections=400 -c shared_buffers=64MB",
        server.display()
    );
    let mut pg_ctl = program(programs, "pg_ctl", uid);
    pg_ctl.arg("start").arg("-w").arg("-D").arg(&data).arg("-l").arg(server.join("log")).arg("-o").arg(settings);
    done("pg_ctl start", &mut pg_ctl)
}

fn done(what: &str, command: &mut Command) -> Result<(), String> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{what}: {status}")),
        Err(error) => Err(format!("{what}: {error}")),
    }
}

/// Starts the watchman: he stops the server after twenty seconds without a user.
fn watch(programs: &Path, base: &Path, uid: u32) -> Result<(), String> {
    let run_as =
        if uid == 0 { format!("setpriv --reuid {OWNER} --regid {OWNER} --clear-groups ") } else { String::new() };
    let script = format!(
        "cd / ; idle=0\n\
         while :; do\n\
           sleep 5\n\
           if flock -n -x '{base}/in-use.lock' true; then idle=$((idle + 1)); else idle=0; fi\n\
           if [ $idle -ge 4 ]; then\n\
             flock -n -x '{base}/in-use.lock' sh -c \"{run_as}{bin}/pg_ctl stop -m immediate -D '{base}/server/data'; \
               rm -rf '{base}/server'\" && exit\n\
             idle=0\n\
           fi\n\
         done",
        base = base.display(),
        bin = programs.display(),
    );
    let mut watchman = Command::new("setsid");
    watchman.arg("sh").arg("-c").arg(script).process_group(0);
    watchman.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    watchman.spawn().map(|_| ()).map_err(|e| format!("the watchman: {e}"))
}
