select t.id, t.title, p.key || '-' || t.number as code, u.name as assignee, (select count(*) from comments c where c.ticket_id = t.id) as comment_count, (select sum(e.minutes) from time_entries e where e.ticket_id = t.id) as spent from tickets t join projects p on p.id = t.project_id left join users u on u.id = t.assignee_id where p.key = @key and t.closed_at is null order by t.priority, t.created_at desc limit @take offset @skip

select strftime('%Y-%m', t.created_at) as month, count(*) as created, sum(t.closed_at is not null) as closed, round(avg(julianday(t.closed_at) - julianday(t.created_at)), 2) as days from tickets t where t.project_id = @project group by month having created > 0 order by month

select u.id, u.name, count(distinct t.id) as tickets, ifnull(sum(e.minutes), 0) as minutes from users u left join tickets t on t.assignee_id = u.id and t.status <> 'done' left join time_entries e on e.user_id = u.id and e.spent_on >= date('now', '-7 days') where u.active group by u.id, u.name order by minutes desc, u.name collate nocase

select a.at, a.action, coalesce(u.name, 'system') as who, a.details ->> '$.note' as note from audit_log a left join users u on u.id = a.details ->> '$.user' where a.table_name = @table and a.row_id = @row order by a.at desc, a.id desc limit 50

select l.id, l.name, l.color, count(tl.id) as uses, max(t.created_at) as last_used from labels l left join ticket_labels tl on tl.label_id = l.id left join tickets t on t.id = tl.ticket_id group by l.id order by uses desc, last_used desc nulls last

select s.id, s.name, s.starts_on, s.ends_on, total(t.estimate) as planned, total(t.estimate) filter (where t.status = 'done') as finished from sprints s left join sprint_tickets st on st.sprint_id = s.id left join tickets t on t.id = st.ticket_id where s.project_id = @project group by s.id order by s.starts_on desc

with recursive day(d) as (select @from union all select date(d, '+1 day') from day where d < @to), open as (select day.d, count(t.id) n from day left join tickets t on date(t.created_at) <= day.d and (t.closed_at is null or date(t.closed_at) > day.d) group by day.d) select d, n, n - lag(n, 1, n) over (order by d) as change from open order by d

with candidates as (select t.id, t.title, count(distinct tl.label_id) as shared from tickets t join ticket_labels tl on tl.ticket_id = t.id where tl.label_id in (select label_id from ticket_labels where ticket_id = @id) and t.id <> @id group by t.id) select id, title, shared from candidates where shared >= 2 order by shared desc, id limit 5

select t.id, t.title, group_concat(l.name, ', ') as labels from tickets t join ticket_labels tl on tl.ticket_id = t.id join labels l on l.id = tl.label_id where t.id in (select ticket_id from ticket_labels group by ticket_id having count(*) > 2) group by t.id, t.title

select p.id, p.name, exists (select 1 from tickets t where t.project_id = p.id and t.priority = 1 and t.closed_at is null) as on_fire, (select json_group_array(json_object('id', s.id, 'name', s.name)) from sprints s where s.project_id = p.id) as sprints from projects p where not p.archived order by on_fire desc, p.name

select c.id, c.body, u.name as author, c.edited_at is not null as edited, row_number() over (order by c.created_at, c.id) as position from comments c join users u on u.id = c.author_id where c.ticket_id = @ticket

select first.id, second.id from attachments as first join attachments as second on second.hash = first.hash and second.size = first.size and second.id > first.id

select substr(u.email, instr(u.email, '@') + 1) as domain, count(*) as people from users u group by domain having people >= @min order by people desc, domain

select case when balance < 0 then 'owes' when balance = 0 then 'even' else 'is owed' end as state, count(*), round(sum(abs(balance)), 2) from users group by state

select t.status, count(*), min(t.created_at), max(coalesce(t.closed_at, t.created_at)) from tickets t where t.project_id in (select value from json_each(@projects)) group by t.status

select w.id, w.title from (select t.id, t.title, row_number() over (partition by t.assignee_id order by t.priority, t.id) as place from tickets t where t.closed_at is null) as w where w.place = 1

select count(*), count(estimate), avg(estimate), max(estimate) - min(estimate) as spread from tickets where created_at >= @from and created_at < @to

select e.user_id, e.spent_on, sum(e.minutes) as minutes, sum(sum(e.minutes)) over (partition by e.user_id order by e.spent_on rows between 6 preceding and current row) as week from time_entries e group by e.user_id, e.spent_on order by e.user_id, e.spent_on

select id from tickets where title like '%' || replace(replace(@text, '%', '\%'), '_', '\_') || '%' escape '\'

select 'tickets' as name, count(*) as rows from tickets union all select 'users', count(*) from users union all select 'comments', count(*) from comments order by rows desc

select printf('%s <%s>', name, email) as contact from users where manager_id = (select manager_id from users where id = @id) and id <> @id order by contact

select t.id, coalesce(t.estimate, p.budget, 0) as cost from tickets t join projects p on p.id = t.project_id where cost > 0 order by cost desc, t.id

select t.title from tickets t where t.reporter_id = @user and t.id > coalesce((select max(ticket_id) from comments where author_id = @user), 0)

select max(t.number) as last, p.key from projects p left join tickets t on p.id = t.project_id group by p.key order by p.key limit 100

select u.name, m.name, g.name from users u left join users m on m.id = u.manager_id left join users g on g.id = m.manager_id where g.id is not null

select id, title from tickets where created_at >= datetime(@day) and created_at < datetime(@day, '+1 day') and (priority, status) in (values (1, 'open'), (2, 'open'))

select (select name from users where id = t.reporter_id) as reporter, (select name from users where id = t.assignee_id) as assignee from tickets t where t.id = @id

select ticket_id, sum(size) as bytes, count(*) as files from attachments group by ticket_id having sum(size) > 1048576 order by bytes desc

select distinct p.id, p.name from projects p, tickets t, time_entries e where t.project_id = p.id and e.ticket_id = t.id and e.user_id = @user and e.spent_on > date('now', '-30 days') order by p.name
