with open as (select * from tickets where status = 'open') select title from open

with open(id, name) as (select id, title from tickets where status = 'open') select name from open where id > 3

with counts as (select assignee_id, count(*) n from tickets group by assignee_id) select u.name, c.n from users u join counts c on c.assignee_id = u.id

with a as (select 1 x), b as (select x + 1 y from a), c as (select x, y from a, b) select x + y from c

with recursive numbers(n) as (values (1) union all select n + 1 from numbers where n < 10) select n from numbers

with recursive numbers as (select 1 as n union all select n + 1 from numbers limit 10) select sum(n) from numbers

with recursive tree(id, title, depth) as (select id, title, 0 from tickets where parent_id is null union all select t.id, t.title, tree.depth + 1 from tickets t join tree on t.parent_id = tree.id) select id, title, depth from tree order by depth

with recursive tree(id, title, path) as (select id, title, title from tickets where id = @root union all select t.id, t.title, tree.path || '/' || t.title from tree join tickets t on t.parent_id = tree.id) select path from tree

with recursive boss(id, manager_id, level) as (select id, manager_id, 0 from users where id = @user union select u.id, u.manager_id, level + 1 from users u, boss where u.id = boss.manager_id) select u.name, boss.level from boss join users u using (id) order by level

with recursive days(day) as (select date(@from) union all select date(day, '+1 day') from days where day < date(@to)) select day, count(t.id) from days left join tickets t on date(t.created_at) = day group by day

with recursive days(day) as (select date('now', '-6 days') union all select date(day, '+1 day') from days where day < date('now')) select d.day, coalesce(sum(e.minutes), 0) minutes from days d left join time_entries e on e.spent_on = d.day group by d.day

with recursive split(word, rest) as (select '', @text || ' ' union all select substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1) from split where rest <> '') select word from split where word <> ''

with recursive fib(a, b) as (select 0, 1 union all select b, a + b from fib where b < 1000) select a from fib

with latest as materialized (select ticket_id, max(id) id from comments group by ticket_id) select c.body from comments c join latest l on l.id = c.id

with latest as not materialized (select * from comments where created_at > @since) select count(*) from latest

with x as (select id from users), y as (select id from projects) select id from x union select id from y order by id

with x as (select id from users) select * from x, x as y where x.id < y.id

with x as (select id from users) select (select count(*) from x), (select max(id) from x)

with unused as (select no_such_column from no_such_table) select title from tickets

with tickets as (select 1 as only) select only from tickets

with users(a, b) as (select id, name from main.users) select a, b from users

with t as (select * from tickets) select t.title, t.status from t where t.priority = 1 order by t.created_at

with t as (select t.*, u.name as assignee from tickets t left join users u on u.id = t.assignee_id) select title, assignee from t where assignee is not null

with totals as (select ticket_id, sum(minutes) minutes from time_entries group by 1), big as (select ticket_id from totals where minutes > 60) select title from tickets where id in big

with totals as (select ticket_id, sum(minutes) minutes from time_entries group by 1) select t.title, totals.minutes from tickets t left join totals on totals.ticket_id = t.id

with ranked as (select *, row_number() over (partition by project_id order by created_at desc) as position from tickets) select title, position from ranked where position <= 3

with ranked as (select t.id, t.title, rank() over (order by t.priority) r from tickets t) select title from ranked where r = 1

with a as (with b as (select id, name from users) select name from b) select name from a

with a as (select name from users), b as (with a as (select key from projects) select key from a) select a.name, b.key from a, b

select title from tickets where id in (with x as (select ticket_id from comments) select ticket_id from x)

select (with m as (select max(id) top from tickets) select top from m)

select t.title from tickets t where t.id = (with c as (select ticket_id from comments where ticket_id = t.id) select ticket_id from c limit 1)

select * from (with x as (select 1 a) select a from x) where a = 1

with v(k, v) as (values ('a', 1), ('b', 2)) select k, v from v

with v(k) as (values (1), (2), (3)) select u.name from users u join v on v.k = u.id

with input as (select value from json_each(@ids)) select title from tickets where id in (select value from input)

with input as (select json_extract(value, '$.id') id, value ->> 'name' name from json_each(@json)) select i.name, u.name from input i left join users u on u.id = i.id

with recursive r as (select id, parent_id, 1 as n from tickets where parent_id is null union all select t.id, t.parent_id, r.n + 1 from tickets t inner join r on r.id = t.parent_id where r.n < 50) select max(n) from r

with recursive r(i) as (select 1 union all select i * 2 from r where i < 1000), s as (select i from r where i > 10) select count(*), sum(i) from s

with recursive up(id) as (select @id union select parent_id from tickets, up where tickets.id = up.id and parent_id is not null) select t.title from tickets t join up on up.id = t.id

with recursive down as (select id from tickets where id = @id union all select t.id from down d, tickets t where t.parent_id = d.id) select count(*) from down

with months(m) as (values ('01'), ('02'), ('03')) select m, (select count(*) from tickets where strftime('%m', created_at) = m) from months

with stats as (select project_id p, count(*) c, avg(priority) a from tickets group by project_id) select projects.name, stats.c, round(stats.a, 1) from stats join projects on projects.id = stats.p where stats.c > @min order by stats.a

with pairs as (select a.id x, b.id y from tickets a, tickets b where a.id < b.id) select x, y from pairs where x + y = 10

with "odd name" as (select id "an id" from users) select "an id" from "odd name"

with [odd name] as (select id [an id] from users) select [odd name].[an id] from [odd name]

with `odd name`(`first`) as (select id from users) select `first` from `odd name`

with recursive recursive as (select 1 as n) select n from recursive

with x as (select * from users natural join labels) select id, name from x

with x as (select u.id, u.name, p.name from users u join projects p on p.owner_id = u.id) select id from x

with x as (select count(*) from users) select * from x

with x as (select count(*) from users) select "count(*)" from x

with x as (select count(*) as n, max(id) from users) select n, "max(id)" from x

with x(a) as (select id from users union select id from projects) select a from x order by a desc limit 5

with x as (select 1 as a union select 2 union select 3) select a from x where a > 1

with e as (select e.*, u.name who from time_entries e join users u on u.id = e.user_id) select who, sum(minutes) from e group by who

with base as (select * from tickets), filtered as (select * from base where status = @status), page as (select * from filtered order by id limit @take offset @skip) select id, title, status from page

with c as (select ticket_id, count(*) n from comments group by ticket_id), a as (select ticket_id, count(*) n from attachments group by ticket_id) select t.id, ifnull(c.n, 0) + ifnull(a.n, 0) as activity from tickets t left join c on c.ticket_id = t.id left join a on a.ticket_id = t.id order by activity desc

with open as (select project_id, count(*) n from tickets where closed_at is null group by 1), done as (select project_id, count(*) n from tickets where closed_at is not null group by 1) select p.key, open.n, done.n from projects p left join open on open.project_id = p.id left join done on done.project_id = p.id

with w as (select id, sum(minutes) over (order by spent_on rows unbounded preceding) running from time_entries) select running from w where id = @id

select id from users union select id from projects

select id, name from users union all select id, name from projects order by name, id limit 10

select name from users intersect select name from labels

select name from users except select name from projects order by 1

select id as a from users union select id as b from projects order by a

select id as a from users union select id as b from projects order by b desc

select 'user' as kind, id, name from users union all select 'project', id, name from projects union all select 'label', id, name from labels order by kind, name

select title from tickets where status = 'open' union select title from tickets where priority = 1 except select title from tickets where assignee_id is null

select * from (select id from users union select id from projects) u where u.id > 3

select * from (select id, name from users union all select id, key from projects) where name like 'a%'

select count(*) from (select assignee_id from tickets union select reporter_id from tickets)

values (1), (2) union all select id from users order by 1

select 1 union all values (2), (3)

select id from users where id in (select owner_id from projects union select assignee_id from tickets)

select name from users where exists (select 1 from tickets where assignee_id = users.id union all select 1 from projects where owner_id = users.id)

select created_at as at, 'ticket' as what from tickets union all select created_at, 'comment' from comments union all select at, action from audit_log order by at desc limit @take

select max(n) from (select count(*) n from tickets group by status union all select count(*) from users)

select upper(name) u from users union select lower(name) from labels order by u collate nocase
