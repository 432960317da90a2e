//! Measurement runs: the receipt, and what was found in every circle. A run is never changed.

use serde::Serialize;
use serde_json::Value as Json;
use uuid::Uuid;
use yike_domain::place::org::OrgCode;

use crate::{Reader, Row, StoreError, Take, Tx, Value, values};

/// A run as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptRun {
    /// Its number.
    pub id: Uuid,
    /// The unit it is of.
    pub org: OrgCode,
    /// The standard's id.
    pub pack: String,
    /// The day it speaks of.
    pub date: String,
    /// When it was made, in milliseconds of UTC since 1970.
    pub made_ms: i64,
    /// How many circles were judged.
    pub n_circles: i32,
    /// Digest of the whole result in the blobs.
    pub result_blob: String,
    /// Digest of the outlets as they stood.
    pub outlets_blob: String,
    /// Digest of the numbers.
    pub result_sha256: String,
    /// What went in.
    pub receipt: Json,
}

/// One circle of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptRunCircle {
    /// The run.
    pub run: Uuid,
    /// The circle.
    pub circle: Uuid,
    /// The unit of the circle.
    pub org: OrgCode,
    /// Its code then.
    pub code: String,
    /// Its name then.
    pub name: String,
    /// Residents.
    pub people: i64,
    /// Share of clauses met, per mille; none where no clause has a threshold.
    pub met_permille: Option<i32>,
    /// The result in a few numbers.
    pub summary: Json,
    /// Everything found, where it was asked for.
    pub doc: Option<Json>,
}

/// A verdict of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptVerdict {
    /// The circle.
    pub circle: Uuid,
    /// The profile's id.
    pub profile: String,
    /// The clause's id.
    pub clause: String,
    /// The verdict's word.
    pub verdict: String,
    /// Residents: all, with, without, cannot tell.
    pub people: [i64; 4],
}

/// A gap of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptGap {
    /// The circle.
    pub circle: Uuid,
    /// Its place in the circle's list, from 1.
    pub number: i32,
    /// The profile's id.
    pub profile: String,
    /// The clause's id.
    pub clause: String,
    /// Confirmed or to be verified.
    pub status: String,
    /// Residents certainly without.
    pub people_without: i64,
    /// Residents for whom the data cannot tell.
    pub people_cannot_tell: i64,
    /// Everything said of it.
    pub doc: Json,
}

fn org(row: &Row) -> Result<OrgCode, StoreError> {
    let org: String = row.take("org")?;
    OrgCode::parse(&org).ok_or_else(|| StoreError::Odd(format!("{org} is no code")))
}

impl KeptRun {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.take("id")?,
            org: org(row)?,
            pack: row.take("pack")?,
            date: row.take("date")?,
            made_ms: row.take("made_ms")?,
            n_circles: row.take("n_circles")?,
            result_blob: row.take("result_blob")?,
            outlets_blob: row.take("outlets_blob")?,
            result_sha256: row.take("result_sha256")?,
            receipt: row.doc("receipt")?,
        })
    }
}

impl KeptRunCircle {
    fn read(row: &Row, with_doc: bool) -> Result<Self, StoreError> {
        Ok(Self {
            run: row.take("run")?,
            circle: row.take("circle")?,
            org: org(row)?,
            code: row.take("code")?,
            name: row.take("name")?,
            people: row.take("people")?,
            met_permille: row.take("met_permille")?,
            summary: row.doc("summary")?,
            doc: if with_doc { Some(row.doc("doc")?) } else { None },
        })
    }
}

/// Which runs are asked for.
#[derive(Clone, Debug, Default)]
pub struct RunQuery {
    /// Of this unit and those below.
    pub org: Option<OrgCode>,
    /// That judged this circle.
    pub circle: Option<Uuid>,
    /// By this standard.
    pub pack: Option<String>,
    /// Behind this run: when it was made, and its number.
    pub after: Option<(i64, Uuid)>,
    /// At most so many.
    pub limit: u64,
}

const CIRCLE_FIELDS: &str = "run, circle, org, code, name, people, met_permille, summary";

impl Reader {
    /// The run of a number.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn kept_run(&self, id: Uuid) -> Result<Option<KeptRun>, StoreError> {
        let row = self.one("SELECT * FROM run WHERE id = $1", values![id]).await?;
        row.as_ref().map(KeptRun::read).transpose()
    }

    /// Runs, the newest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn runs(&self, query: &RunQuery) -> Result<Vec<KeptRun>, StoreError> {
        let mut given: Vec<Value> = Vec::new();
        let mut put = |value: Value| {
            given.push(value);
            format!("${}", given.len())
        };
        let mut parts = vec!["1 = 1".to_owned()];
        if let Some(org) = query.org.as_ref().filter(|org| org.as_str() != "CN") {
            let (from, to) = (put(org.as_str().into()), put(format!("{org}:").into()));
            parts.push(format!("r.org >= {from} AND r.org < {to}"));
        }
        if let Some(circle) = query.circle {
            let circle = put(circle.into());
            parts.push(format!("EXISTS (SELECT 1 FROM run_circle k WHERE k.run = r.id AND k.circle = {circle})"));
        }
        if let Some(pack) = &query.pack {
            parts.push(format!("r.pack = {}", put(pack.as_str().into())));
        }
        if let Some((made_ms, id)) = query.after {
            let (made_ms, id) = (put(made_ms.into()), put(id.into()));
            parts.push(format!("(r.made_ms, r.id) < ({made_ms}, {id})"));
        }
        let sql = format!(
            "SELECT * FROM run r WHERE {} ORDER BY r.made_ms DESC, r.id DESC LIMIT {}",
            parts.join(" AND "),
            query.limit
        );
        self.all(&sql, given).await?.iter().map(KeptRun::read).collect()
    }

    /// The circles of a run, by code, without everything found.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn run_circles(&self, run: Uuid) -> Result<Vec<KeptRunCircle>, StoreError> {
        let sql = format!("SELECT {CIRCLE_FIELDS} FROM run_circle WHERE run = $1 ORDER BY code, circle");
        self.all(&sql, values![run]).await?.iter().map(|row| KeptRunCircle::read(row, false)).collect()
    }

    /// One circle of a run, with everything found.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn run_circle(&self, run: Uuid, circle: Uuid) -> Result<Option<KeptRunCircle>, StoreError> {
        let sql = format!("SELECT {CIRCLE_FIELDS}, doc FROM run_circle WHERE run = $1 AND circle = $2");
        let row = self.one(&sql, values![run, circle]).await?;
        row.as_ref().map(|row| KeptRunCircle::read(row, true)).transpose()
    }

    /// The latest run that judged a circle, by a standard where one is named.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn latest_run(&self, circle: Uuid, pack: Option<&str>) -> Result<Option<Uuid>, StoreError> {
        let (with, given) = match pack {
            Some(pack) => ("AND r.pack = $2", values![circle, pack]),
            None => ("", values![circle]),
        };
        let sql = format!(
            "SELECT k.run AS run FROM run_circle k JOIN run r ON r.id = k.run WHERE k.circle = $1 {with} \
             ORDER BY k.made_ms DESC, k.run DESC LIMIT 1"
        );
        self.one(&sql, given).await?.map(|row| row.take("run")).transpose()
    }

    /// Verdicts of a run for one profile and clause, by circle.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn run_verdicts(&self, run: Uuid, profile: &str, clause: &str) -> Result<Vec<KeptVerdict>, StoreError> {
        let sql = "SELECT * FROM run_verdict WHERE run = $1 AND profile = $2 AND clause = $3 ORDER BY circle";
        let read = |row: &Row| {
            Ok(KeptVerdict {
                circle: row.take("circle")?,
                profile: row.take("profile")?,
                clause: row.take("clause")?,
                verdict: row.take("verdict")?,
                people: [row.take("people")?, row.take("reached")?, row.take("not_reached")?, row.take("cannot_tell")?],
            })
        };
        self.all(sql, values![run, profile, clause]).await?.iter().map(read).collect()
    }

    /// Gaps of a run for one profile, the most people without first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn run_gaps(&self, run: Uuid, profile: &str, limit: u64) -> Result<Vec<KeptGap>, StoreError> {
        let sql = format!(
            "SELECT * FROM run_gap WHERE run = $1 AND profile = $2 \
             ORDER BY people_without DESC, people_cannot_tell DESC, circle, number LIMIT {limit}"
        );
        let read = |row: &Row| {
            Ok(KeptGap {
                circle: row.take("circle")?,
                number: row.take("number")?,
                profile: row.take("profile")?,
                clause: row.take("clause")?,
                status: row.take("status")?,
                people_without: row.take("people_without")?,
                people_cannot_tell: row.take("people_cannot_tell")?,
                doc: row.doc("doc")?,
            })
        };
        self.all(&sql, values![run, profile]).await?.iter().map(read).collect()
    }
}

/// A circle of a run that is being kept, with everything found.
#[derive(Clone, Debug)]
pub struct NewRunCircle<'a, T> {
    /// The circle, its [`KeptRunCircle::doc`] not used.
    pub circle: KeptRunCircle,
    /// Everything found.
    pub doc: &'a T,
    /// Its verdicts.
    pub verdicts: Vec<KeptVerdict>,
    /// Its gaps.
    pub gaps: Vec<KeptGap>,
}

impl Tx {
    /// Keeps a run with all its circles.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn keep_run<T: Serialize + Sync>(
        &self,
        run: &KeptRun,
        circles: &[NewRunCircle<'_, T>],
    ) -> Result<(), StoreError> {
        let row = values![
            run.id,
            run.org.as_str(),
            run.pack.as_str(),
            run.date.as_str(),
            run.made_ms,
            run.n_circles,
            run.result_blob.as_str(),
            run.outlets_blob.as_str(),
            run.result_sha256.as_str(),
            run.receipt.to_string(),
        ];
        let into = "run (id, org, pack, date, made_ms, n_circles, result_blob, outlets_blob, result_sha256, receipt)";
        self.insert_all(into, vec![row]).await?;
        let (mut rows, mut verdicts, mut gaps) = (Vec::new(), Vec::new(), Vec::new());
        for new in circles {
            let circle = &new.circle;
            let doc = serde_json::to_string(new.doc).map_err(|why| StoreError::Odd(why.to_string()))?;
            rows.push(values![
                run.id,
                circle.circle,
                circle.org.as_str(),
                circle.code.as_str(),
                circle.name.as_str(),
                circle.people,
                circle.met_permille,
                run.made_ms,
                circle.summary.to_string(),
                doc,
            ]);
            verdicts.extend(new.verdicts.iter().map(|verdict| {
                let [people, reached, not_reached, cannot_tell] = verdict.people;
                values![
                    run.id,
                    verdict.circle,
                    verdict.profile.as_str(),
                    verdict.clause.as_str(),
                    verdict.verdict.as_str(),
                    people,
                    reached,
                    not_reached,
                    cannot_tell,
                ]
            }));
            gaps.extend(new.gaps.iter().map(|gap| {
                values![
                    run.id,
                    gap.circle,
                    gap.number,
                    gap.profile.as_str(),
                    gap.clause.as_str(),
                    gap.status.as_str(),
                    gap.people_without,
                    gap.people_cannot_tell,
                    gap.doc.to_string(),
                ]
            }));
        }
        let into = "run_circle (run, circle, org, code, name, people, met_permille, made_ms, summary, doc)";
        self.insert_all(into, rows).await?;
        let into = "run_verdict (run, circle, profile, clause, verdict, people, reached, not_reached, cannot_tell)";
        self.insert_all(into, verdicts).await?;
        let into = "run_gap (run, circle, number, profile, clause, status, people_without, people_cannot_tell, doc)";
        self.insert_all(into, gaps).await
    }
}
