-- Version 1 of EmergentLearning.Engine.Upgrader.LedgerStore. All of it runs in one transaction; change it where your data needs more.

create table "entries" (
    "id" integer primary key autoincrement,
    "account" text not null,
    "amount" integer not null,
    "memo" text
) strict;
