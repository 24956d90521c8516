-- Forms and findings are tallied by the day of the last signature now, and not by that of the visit. The next start counts everything anew.
delete from tally;
