select * from users

select id, name, email from users where id = @id

select name from users where active order by name

SELECT u.Name, u.EMAIL FROM Users AS u WHERE u.Id IN (1, 2, 3)

select u.* from users u where u.created_at >= @since

select count(*) from tickets where status = 'open'

select count(distinct assignee_id) from tickets

select status, count(*) as total from tickets group by status order by total desc

select status, count(*) from tickets group by 1 having count(*) > 2 order by 2 desc

select priority, avg(estimate) average, max(estimate) longest from tickets group by priority having average is not null

select title from tickets where assignee_id is null

select title from tickets where assignee_id isnull

select title from tickets where assignee_id notnull and closed_at not null

select title from tickets where closed_at is not null order by closed_at desc limit 10

select title from tickets order by created_at desc limit @take offset @skip

select title from tickets order by priority desc, created_at limit 5, 10

select distinct status from tickets

select all status from tickets

select title from tickets where title like '%crash%'

select title from tickets where title like '%50!%%' escape '!'

select title from tickets where title not like 'Draft%' collate nocase

select title from tickets where title glob 'Bug*[0-9]'

select title from tickets where title not glob '*wip*'

select id from tickets where priority between 1 and 3

select id from tickets where priority not between @low and @high and status <> 'done'

select id from tickets where created_at between '2024-01-01' and '2024-12-31 23:59:59'

select id from tickets where status in ('open', 'doing', 'review')

select id from tickets where status not in ('done', 'rejected') and priority >= 2

select id from tickets where status in ()

select id from tickets where id in (select ticket_id from comments)

select id from tickets where id not in (select ticket_id from time_entries where minutes > 60)

select id from tickets where (project_id, number) in (select project_id, max(number) from tickets group by project_id)

select id from tickets where (project_id, number) = (@project, @number)

select id from tickets where (project_id, number) > (1, 10) order by project_id, number

select id from tickets where (priority, status) in (values (1, 'open'), (2, 'doing'))

select case when priority = 1 then 'urgent' when priority < 4 then 'normal' else 'low' end as urgency from tickets

select case status when 'open' then 0 when 'done' then 1 end state, title from tickets order by state

select title, case when closed_at is null then julianday('now') - julianday(created_at) else julianday(closed_at) - julianday(created_at) end as age from tickets

select coalesce(estimate, 0) from tickets

select ifnull(closed_at, 'never') as closed from tickets

select nullif(status, 'open') from tickets

select iif(priority > 3, 'low', 'high') as level, title from tickets

select max(priority, 3), min(id, number) from tickets

select abs(balance), round(balance, 2), sign(balance) from users

select upper(name), lower(email), length(name), trim(name), ltrim(name, 'x'), rtrim(name) from users

select substr(name, 1, 3) as short, instr(email, '@') as at from users

select replace(title, 'select', 'from') from tickets

select printf('%05d', number), format('%s-%d', status, number) from tickets

select hex(hash), length(content), typeof(content) from attachments

select quote(name), unicode(name), char(65, 66) from users

select name || ' <' || email || '>' as display from users

select cast(number as text) || ':' || title from tickets

select cast(budget as integer), cast(name as varchar(20)), cast(id as decimal(10, 2)), cast(id as unsigned big int) from projects

select -balance, +id, ~id, not active from users

select id + number * 2 - priority / 3 % 2 from tickets

select (id + 1) * (priority - 2), ((number)), (((id))) from tickets

select id << 2, id >> 1, id & 255, id | 1 from tickets

select 1, 2.5, .5, 1e10, 1.5e-3, 0x1F, 'text', x'CAFE', null, true, false

select 'it''s', "name" from users

select current_timestamp, current_date, current_time

select 1 as one, 'a' as a, null as nil

select 1 where 1 = 1

select 1 union select 2 union all select 3

values (1, 'one'), (2, 'two')

values (@a)

select * from (values (1, 'a'), (2, 'b'))

select column1, column2 from (values (1, 'a'), (2, 'b')) where column1 > 1

select date('now'), time('now'), datetime('now', '-7 days'), strftime('%Y-%m', 'now'), unixepoch('now')

select date(created_at) as day, count(*) from tickets group by date(created_at) order by day

select strftime('%Y-%W', created_at) week, count(*) n from tickets group by week order by week desc

select title from tickets where date(created_at) = date('now')

select title from tickets where created_at > datetime('now', '-1 month', 'start of month')

select julianday(closed_at) - julianday(created_at) as days from tickets where closed_at is not null

select random() % 100, last_insert_rowid(), changes(), total_changes(), sqlite_version()

select rowid, _rowid_, oid, id from tickets

select t.rowid as row_number, t.title from tickets t where t.rowid > 5

select title from tickets where id = @id or parent_id = @id

select title from tickets where (@status is null or status = @status) and (@priority is null or priority >= @priority)

select title from tickets where status = :status and priority > $priority and number < @number

select title from tickets where not (status = 'done' or priority = 5)

select title from tickets where not exists (select 1 from comments where comments.ticket_id = tickets.id)

select title from tickets where status == 'open' and priority != 3

select title from tickets where assignee_id is @assignee

select title from tickets where assignee_id is not @assignee

select title from tickets where assignee_id is not distinct from parent_id

select title from tickets where assignee_id is distinct from reporter_id

select title from tickets where closed_at is null is true

select name from users where active is true

select name from users where active is not false

select name from users where active = true and manager_id is null

select name collate nocase from users order by name collate nocase asc, id desc

select name from users order by balance desc nulls last, name asc nulls first

select name from users order by 1, length(name) desc

select name as n from users order by n

select n as m, length(n) from (select name as n from users)

select name n, email e from users where n like 'a%' and e is not null

select name n, length(name) l from users where l > 3 order by l

select name, count(*) over () as total from users

select email as name, name as email from users order by name

select u.id, u.name from main.users as u

select main.users.name from main.users

select users.name, users.rowid from users

select title from tickets indexed by ux_tickets_project_id_number where project_id = 1 and number = 2

select title from tickets not indexed where id = 1

select title from tickets where id = (select max(id) from tickets)

select (select count(*) from comments c where c.ticket_id = t.id) as comments, t.title from tickets t

select t.title, (select max(c.created_at) from comments c where c.ticket_id = t.id) last from tickets t where last is not null order by last desc

select t.id, exists (select 1 from attachments a where a.ticket_id = t.id and a.size > @size) has_big from tickets t

select title from tickets t where priority = (select min(priority) from tickets where project_id = t.project_id)

select title from tickets t where 3 <= (select count(*) from comments where ticket_id = t.id)

select title from tickets where id in (select ticket_id from ticket_labels where label_id in (select id from labels where name = @label))

select name from users u where exists (select * from tickets t where t.assignee_id = u.id and exists (select * from comments c where c.ticket_id = t.id and c.author_id = u.id))

select x.title from (select title, status from tickets) x where x.status = 'open'

select title from (select title, priority p from tickets) where p > 2

select a.n, b.n from (select count(*) n from users) a, (select count(*) n from tickets) b

select * from (select * from (select * from tickets where priority = 1) where status = 'open') as inner_most

select s.status, s.total * 100.0 / t.total as percent from (select status, count(*) total from tickets group by status) s, (select count(*) total from tickets) t

select sum(minutes) filter (where user_id = @user) as mine, sum(minutes) as everyone from time_entries

select count(*) filter (where status = 'open'), count(*) filter (where status = 'done' and closed_at is not null) from tickets

select total(minutes), avg(minutes), group_concat(note, '; '), group_concat(distinct note) from time_entries

select string_agg(name, ', ' order by name) from users where active

select group_concat(name, ',' order by created_at desc, name) names from users

select json_group_array(name), json_group_object(name, balance) from users

select min(created_at), max(created_at) from tickets where project_id = @project

select project_id, max(number) + 1 as next from tickets group by project_id

select likelihood(priority > 1, 0.5), likely(id), unlikely(id) from tickets

select id from tickets where +priority = 1

select id from tickets where id = -1 or id = - 1 or id = -(-1)

select /* a comment */ id -- and another
from tickets -- from nowhere

select id /* from x where y = 'z' */ from tickets where /* @id */ id > 0

select id from tickets; 

select id from tickets;;

select [id], `title`, "status" from [tickets] where `priority` > 1

select t.[id], t.`title`, t."status", t.'body' from 'tickets' as 't'

select "t"."id" from "tickets" "t" where "t"."id" > 0

select [t].[id] as [the id], `t`.`title` as `the title` from `tickets` as `t` order by [the id], `the title`

select "line no", "group", "select" from "order lines"

select o."line no", o.[group], o.`select` from [order lines] o where o."group" = 'a' order by o."line no"

select "order lines"."group" from "order lines" group by "order lines"."group"

select "a ""quoted"" alias" from (select 1 as "a ""quoted"" alias")

select title as key, status as action, priority as row from tickets order by key, action, row

select title key, status desc from tickets

select id abort, title plan, status view from tickets

select replace, match from (select 1 as replace, 2 as match)

select left.id, right.id from users as left, projects as right

select full.id from users as full cross join projects as outer

select t.id from tickets t where t.title match 'x' is null

select title from tickets limit (select count(*) / 2 from tickets)

select title from tickets limit -1 offset 3

select title from tickets where id > @after order by id limit @take

select title from tickets where (created_at, id) < (@created, @id) order by created_at desc, id desc limit 20

select exists (select 1 from users where email = @email)

select not exists (select 1 from users where email = @email) as is_free

select count(*) = 0 from tickets where assignee_id = @user

select sum(case when status = 'open' then 1 else 0 end) as open, sum(status = 'done') as done from tickets

select id, title from tickets where id in (@a, @b, @c)

select title from tickets where lower(title) = lower(@title)

select substr(created_at, 1, 10) d, count(*) c from tickets group by d having c > @min order by c desc, d

select user_id, sum(minutes) m from time_entries group by user_id having sum(minutes) > (select avg(minutes) from time_entries)

select ticket_id, count(*) from comments group by ticket_id having max(created_at) > '2024' and min(author_id) > 0

select t.project_id, t.status, count(*) from tickets t group by t.project_id, t.status order by t.project_id, 3 desc

select distinct t.status, t.priority from tickets t order by t.priority

select max(id) from users having max(id) > 1

select name from users where length(name) > 3 group by name, email having count(*) = 1

select nullif(trim(note), '') is null as blank from time_entries

select balance between 0 and 100 as ok, balance > 0 and balance < 10 or balance is null from users

select id from tickets where status = 'open' and priority = 1 or status = 'doing' and priority = 2 or status = 'review'

select zeroblob(10), randomblob(4), length(zeroblob(3))

select soundex_like from (select name as soundex_like from users)

select typeof(estimate), typeof(meta), typeof(id) from tickets
