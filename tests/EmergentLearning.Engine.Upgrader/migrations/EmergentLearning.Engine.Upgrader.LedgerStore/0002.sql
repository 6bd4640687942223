-- Version 2 of EmergentLearning.Engine.Upgrader.LedgerStore. All of it runs in one transaction; change it where your data needs more.

-- Version 1 allowed entries of nothing.
delete from "entries" where "amount" = 0;
create table "elf_new_entries" (
    "id" integer primary key autoincrement,
    "account" text not null,
    "cents" integer not null,
    "memo" text,
    check (cents <> 0)
) strict;
insert into "elf_new_entries" ("id", "account", "cents", "memo")
    select "id", "account", "amount", "memo" from "entries";
delete from sqlite_sequence where name = 'elf_new_entries';
insert into sqlite_sequence (name, seq) select 'elf_new_entries', seq from sqlite_sequence where name = 'entries';
drop table "entries";
pragma legacy_alter_table = on;
alter table "elf_new_entries" rename to "entries";
pragma legacy_alter_table = off;
create index if not exists "idx_entries_account" on "entries" ("account");
