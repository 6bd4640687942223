select * from user

select * from users where nmae = 'x'

select u.nmae from users u

select users.nmae from users

select id, naem from users

select usr.name from users u

select users.name from users u

select name from users order by nmae

select name from users group by nmae

select name from users group by name having nmae > 1

select name from users limit 1 offset nmae

select count(nmae) from users

select upper(nmae) from users

select name from users where lower(nmae) = 'x'

select name from users where id in (1, idd)

select name from users where id between low and 3

select name from users where nmae like 'a%'

select name from users where nmae is null

select name from users where name collate nocase = nmae

select case when nmae = 1 then 2 end from users

select case nmae when 1 then 2 end from users

select case when id = 1 then nmae else 2 end from users

select cast(nmae as text) from users

select -nmae from users

select not nmae from users

select name || nmae from users

select name -> nmae from users

select (nmae) from users

select (select nmae from users)

select (select name from user)

select name from users where exists (select 1 from ticket)

select name from users where exists (select 1 from tickets where tickets.owner = users.id)

select name from users where exists (select 1 from tickets where tickets.assignee_id = user.id)

select name from users where id in (select assignee from tickets)

select name from users where id in (select assignee_id from tiket)

select name from users where id in tiket

select t.title from tickets t join users u on u.id = t.asignee_id

select t.title from tickets t join user u on u.id = t.assignee_id

select t.title from tickets t left join users u on x.id = t.assignee_id

select t.title, u.naem from tickets t left join users u on u.id = t.assignee_id

select x.* from users u

select t.*, v.* from tickets t

select id from users u join projects p on p.owner_id = u.id

select name from users u join projects p on p.owner_id = u.id

select u.id from users u join projects p on p.owner_id = u.id where name = 'x'

select u.id from users u join projects p on p.owner_id = u.id order by name

select u.id from users u join projects p on p.owner_id = u.id group by name

select u.id from users u join projects p on owner_id = id

select count(id) from users, projects

select id from users a, users b

select id from users join projects using (id) join labels on labels.name = users.name

select users.id from users join projects using (owner_id)

select users.id from users join projects using (nothing_here)

select x.title from (select title, status from tickets) x where x.priority = 1

select title from (select title from tickets) where status = 'open'

select x.nope from (select title from tickets) x

select y.title from (select title from tickets) x

select x.title from (select titel from tickets) x

select x.title from (select title from ticket) x

select a.name from (select name from users where id = b.id) a, projects b

with open as (select * from tickets) select titel from open

with open as (select * from tickets) select open.titel from open

with open as (select * from tickets) select title from opened

with open as (select * from ticket) select * from open

with open as (select titel from tickets) select * from open

with open(a, b) as (select id, title from tickets) select title from open

with open(a, b) as (select id, title from tickets) select open.c from open

with a as (select id from users), b as (select idd from a) select * from b

with a as (select id from users), b as (select id from c) select * from b

with recursive n(i) as (select 1 union all select j + 1 from n where i < 3) select i from n

with recursive n(i) as (select 1 union all select i + 1 from m where i < 3) select i from n

with recursive n(i) as (select 1 union all select i + 1 from n where i < 3) select j from n

with recursive tree(id) as (select id from tickets union all select t.id from tickets t join tree on t.parent = tree.id) select id from tree

with recursive tree(id) as (select id from tickets union all select t.id from tickets t join tree on t.parent_id = tree.key) select id from tree

select row_number() over (order by nmae) from users

select row_number() over (partition by nmae order by id) from users

select sum(id) over w from users window w as (order by nmae)

select sum(nmae) over (order by id) from users

select count(*) filter (where nmae = 1) from users

select group_concat(name order by nmae) from users

select nmae from users union select name from projects

select name from users union select nmae from projects

select name from users union select name from project

select name from users union select name from projects union select x from labels

select value from json_each('[1]') where valeu = 1

select j.valeu from json_each('[1]') j

select k.value from json_each('[1]') j

select t.id from tickets t, json_each(t.metta) j

select t.id from tickets t, json_each(x.meta) j

select t.id from tickets t join json_each(t.meta) j on j.vlue = t.id

select "order lines".nope from "order lines"

select o.[nope] from [order lines] o

select o.`nope` from `order lines` o

select [nope] from users

select `nope` from users

select u.[nope] from users u

select * from [order line]

select * from "order line"

select * from main.nope

select main.users.nope from users

select topic

select nmae from (values (1, 2))

select column3 from (values (1, 2))

select x.column1 from (values (1, 2)) y

values (nmae)

select name n from users where m > 1

select name n, m from users

select n, name n from users

select name as n, n || 'x' from users

select u.n from (select name as m from users) u

select max(id) as top, top + 1 from users

select title from tickets t where t.id = (select max(c.ticket) from comments c)

select title from tickets t where t.id = (select max(d.ticket_id) from comments c)

select title from tickets where id = (select id from comments where ticket_id = tickets.idd)

select title from tickets t where 1 < (select count(*) from comments where ticket_id = t.nope)

select title from tickets where (id, nope) = (1, 2)

select title from tickets where (id, number) in (select id, nope from tickets)

select t.title from (tickets t join users u on u.id = t.assignee) where u.name = 'x'

select v.title from (tickets t join users u on u.id = t.assignee_id)

select rowid2 from users

select u.oid2 from users u

select id from users where active is truee

select tre from users

select name from users where name = @name and nmae = @name

select name from users order by lower(nmae), id

select name from users order by case when nmae then 1 end

select status, count(*) from tickets group by sttus

select id from tickets where julianday(create_at) > 1

select strftime('%Y', creatd_at) from tickets

select t.project.id from tickets t

select 'never closed from users

select "never closed from users

select [never closed from users

select `never closed from users

select (id from users

select id) from users

select count((id) from users

select id from users where id in (1, 2

select id from users where id in 1, 2)

select x'0 from users

update users set nmae = 'x'

update user set name = 'x'

update users set name = nmae

update users set name = 'x' where idd = 1

update users set name = 'x' where user.id = 1

update users set (name, nope) = (1, 2)

update users set name = x.title from tickets t where t.assignee_id = users.id

update users set name = t.titel from tickets t where t.assignee_id = users.id

update users set name = t.title from ticket t where t.assignee_id = users.id

update users set name = 'x' where id in (select owner from projects)

update users set name = 'x' returning nmae

update tickets set title = name from users u, projects p where u.id = assignee_id and p.id = project_id

insert into label (name) values ('x')

insert into labels (nmae) values ('x')

insert into labels (name) values (nmae)

insert into labels (name) select nmae from users

insert into labels (name) select name from user

insert into labels (name) values ('x') on conflict (nmae) do nothing

insert into labels (name) values ('x') on conflict (name) do update set colour = 'x'

insert into labels (name) values ('x') on conflict (name) do update set color = excluded.colour

insert into labels (name) values ('x') on conflict (name) do update set color = exclude.color

insert into labels (name) values ('x') on conflict (name) do update set color = colour

insert into labels (name) values ('x') returning idd

delete from comment

delete from comments where idd = 1

delete from comments where ticket_id in (select id from ticket)

delete from comments where comment.id = 1

delete from comments where id = 1 returning nope

with old as (select id from audit_log where at < 1) delete from audit_log where id in older

with old as (select idd from audit_log) delete from audit_log where id in old

selct * from users

select from users

select * users

select * from users were id = 1

select * from users where

select * from users order id

select id name email from users

select * from users where id = = 1

select * from users where (id = 1 and)

select count(* from users)

select a b c

select * from users limit

update users name = 'x'

insert labels (name) values ('x')

delete comments where id = 1

select * from users where id = 1 1

select no_such_function(id) from users

select substr() from users

select sum(id) from users where sum(id) > 1

select id, name from users union select id from projects

select * from users where id = (1, 2)

select title from tickets where (id, number) = 1
