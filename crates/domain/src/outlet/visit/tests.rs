use proptest::prelude::*;

use super::*;

fn day(n: u8) -> Day {
    Day::new(2026, 11, n).expect("a day")
}

fn seen(id: u128, base: Base, answers: &[(Field, &str)]) -> Observation {
    let answers = answers.iter().map(|(field, value)| (*field, (*value).to_owned())).collect();
    let photos = BTreeSet::new();
    Observation { id: ObservationId(id), base, answers, how: Method::Visit, on: day(1), fix: None, photos }
}

fn take(desk: &mut Desk, observation: &Observation) -> Standing {
    desk.receive(observation, day(1), |_| true).0
}

fn after(id: u128) -> Base {
    Base::After(ObservationId(id))
}

#[test]
fn what_comes_too_early_waits_for_what_it_rests_on() {
    let mut desk = Desk::at(3);
    let first = seen(1, Base::Version(3), &[(Field::Phone, "1")]);
    let second = seen(2, after(1), &[(Field::Phone, "2")]);
    let third = seen(3, after(2), &[(Field::Phone, "3")]);
    assert_eq!(take(&mut desk, &third), Standing::Held { waits_for: ObservationId(2) });
    assert_eq!(take(&mut desk, &second), Standing::Held { waits_for: ObservationId(1) });
    assert_eq!(desk.version, 3, "nothing is in the record yet");
    let (receipt, applied) = desk.receive(&first, day(2), |_| true);
    assert_eq!(receipt, Standing::Applied { version: 4 });
    assert_eq!(applied, [1, 2, 3].map(ObservationId));
    assert_eq!(desk.changed[&Field::Phone], (6, "3".to_owned()));
    assert_eq!(take(&mut desk, &third), Standing::Applied { version: 6 }, "the same again: the receipt of now");
    assert_eq!(desk.version, 6);
}

#[test]
fn another_field_is_no_conflict_and_the_same_value_neither() {
    let mut desk = Desk::at(1);
    desk.change(&BTreeMap::from([(Field::Phone, "010".to_owned())]));
    assert_eq!(
        take(&mut desk, &seen(1, Base::Version(1), &[(Field::Name, "虚构店")])),
        Standing::Applied { version: 3 }
    );
    assert_eq!(take(&mut desk, &seen(2, Base::Version(1), &[(Field::Phone, "010")])), Standing::Applied { version: 4 });
    let other = seen(3, Base::Version(1), &[(Field::Phone, "020"), (Field::Hours, "24/7")]);
    assert_eq!(take(&mut desk, &other), Standing::Conflict { fields: BTreeSet::from([Field::Phone]) });
    assert_eq!(desk.version, 4, "none of it goes in before somebody decides");
    // What rests on the one in conflict rests on version 1 itself: its own field is free.
    assert_eq!(take(&mut desk, &seen(4, after(3), &[(Field::Hours, "24/7")])), Standing::Applied { version: 5 });
    assert!(desk.resolve(ObservationId(3), &other.answers));
    assert_eq!(desk.changed[&Field::Phone], (6, "020".to_owned()));
    assert!(!desk.resolve(ObservationId(3), &other.answers), "decided already");
}

#[test]
fn photos_come_first_and_waiting_ends() {
    let mut desk = Desk::at(0);
    let mut shot = seen(1, Base::Version(0), &[(Field::Name, "虚构店")]);
    shot.photos = BTreeSet::from(["aa".to_owned(), "bb".to_owned()]);
    let receipt = desk.receive(&shot, day(1), |photo| photo == "aa").0;
    assert_eq!(receipt, Standing::Wants { photos: BTreeSet::from(["bb".to_owned()]) });
    assert!(!receipt.is_kept() && desk.received.is_empty());
    assert_eq!(take(&mut desk, &shot), Standing::Applied { version: 1 });
    take(&mut desk, &seen(3, after(2), &[]));
    assert_eq!(desk.lapse(day(15)), []);
    assert_eq!(desk.lapse(day(16)), [ObservationId(3)]);
    assert_eq!(desk.lapse(day(17)), [], "once");
}

#[test]
fn observations_that_rest_on_each_other_wait_for_ever() {
    let mut desk = Desk::at(0);
    assert_eq!(take(&mut desk, &seen(1, after(2), &[])), Standing::Held { waits_for: ObservationId(2) });
    assert_eq!(take(&mut desk, &seen(2, after(1), &[])), Standing::Held { waits_for: ObservationId(1) });
    assert_eq!(desk.lapse(day(30)).len(), 2);
    assert_eq!(take(&mut desk, &seen(3, after(1), &[])), Standing::Held { waits_for: ObservationId(2) });
}

const FIELDS: [Field; 3] = [Field::Name, Field::Phone, Field::Hours];

proptest! {
    /// Phones see, send, lose, repeat and reorder; afterwards nothing is lost and nothing written over unseen.
    #[test]
    fn whatever_the_network_does_every_observation_is_accounted_for(
        told in prop::collection::vec((0usize..3, 0usize..3, 0u8..3), 1..14),
        network in prop::collection::vec((0usize..3, 0usize..14, any::<bool>(), any::<bool>()), 0..120),
    ) {
        // Three phones fetched version 0; each observation of a phone rests on the one before.
        let mut outbox: [Vec<Observation>; 3] = Default::default();
        let mut last = [None; 3];
        let mut all = BTreeMap::new();
        for (id, (phone, field, value)) in (1u128..).zip(&told) {
            let base = last[*phone].map_or(Base::Version(0), Base::After);
            let observation = seen(id, base, &[(FIELDS[*field], &format!("{phone}{value}"))]);
            last[*phone] = Some(observation.id);
            all.insert(observation.id, (*phone, observation.clone()));
            outbox[*phone].push(observation);
        }
        let mut desk = Desk::at(0);
        let mut order = Vec::new();
        // Any message of any phone at any time; the message or its receipt may be lost.
        for (phone, which, message_lost, receipt_lost) in network {
            let waiting = outbox[phone].len();
            if waiting == 0 || message_lost {
                continue;
            }
            let observation = outbox[phone][which % waiting].clone();
            let (receipt, applied) = desk.receive(&observation, day(1), |_| true);
            order.extend(applied);
            if receipt.is_kept() && !receipt_lost {
                outbox[phone].retain(|kept| kept.id != observation.id);
            }
        }
        for (id, (phone, _)) in &all {
            let at_phone = outbox[*phone].iter().any(|kept| kept.id == *id);
            prop_assert!(at_phone || desk.received.contains_key(id), "forgotten by both");
        }
        // In the end the network works.
        for observation in outbox.iter().flatten() {
            order.extend(desk.receive(observation, day(1), |_| true).1);
        }
        prop_assert_eq!(desk.received.len(), all.len(), "every one is there");
        let waits = |standing: &Standing| matches!(standing, Standing::Held { .. });
        prop_assert!(!desk.received.values().any(|(.., standing)| waits(standing)), "none waits");
        // The record is what those say that went in, one after another.
        let mut values = BTreeMap::new();
        for id in &order {
            values.extend(all[id].1.answers.clone());
        }
        let now: BTreeMap<Field, String> = desk.changed.iter().map(|(f, (_, value))| (*f, value.clone())).collect();
        prop_assert_eq!(now, values);
        prop_assert_eq!(desk.version, order.len() as u64);
        // Observations of one phone go in in the order of seeing.
        for phone in 0..3 {
            let own: Vec<_> = order.iter().filter(|id| all[id].0 == phone).collect();
            prop_assert!(own.is_sorted());
        }
        // Only what another phone said otherwise can stand in conflict.
        let several = told.iter().map(|(phone, ..)| phone).collect::<BTreeSet<_>>().len() > 1;
        let went_in = |standing: &Standing| matches!(standing, Standing::Applied { .. });
        prop_assert!(several || desk.received.values().all(|(.., standing)| went_in(standing)));
    }
}
