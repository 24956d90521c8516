-- A question about one enterprise goes by the enterprise. An index that began with the state drew it away: nearly every form is signed, so it read them all.
drop index inspection_signed_day on inspection;

create index inspection_signed_on on inspection (visited_on, status);
create index look_back_enterprise on look_back (enterprise_id);

-- What a person signed, and for whom he stands in.
create index signature_person on signature (user_id);
create index person_deputy on person (on_leave_deputy) where on_leave_deputy is not null;

-- What waits for a decision.
create index penalty_waiting on penalty (status, county);

-- Whose card of a notice arrived.
create index card_entity on card (entity, kind);
