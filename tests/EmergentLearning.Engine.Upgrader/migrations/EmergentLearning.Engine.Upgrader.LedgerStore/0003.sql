-- Version 3 of EmergentLearning.Engine.Upgrader.LedgerStore. All of it runs in one transaction; change it where your data needs more.

create table "elf_new_entries" (
    "id" integer primary key autoincrement,
    "account" text not null,
    "cents" integer not null,
    "memo" text not null,
    check (cents <> 0)
) strict;
insert into "elf_new_entries" ("id", "account", "cents", "memo")
    select "id", "account", "cents", coalesce("memo", 'unknown') from "entries";
delete from sqlite_sequence where name = 'elf_new_entries';
insert into sqlite_sequence (name, seq) select 'elf_new_entries', seq from sqlite_sequence where name = 'entries';
drop table "entries";
pragma legacy_alter_table = on;
alter table "elf_new_entries" rename to "entries";
pragma legacy_alter_table = off;
create table "accounts" (
    "id" integer primary key,
    "name" text not null,
    "balance" integer not null
) strict;
create index if not exists "idx_entries_account" on "entries" ("account");
create unique index if not exists "ux_accounts_name" on "accounts" ("name");
