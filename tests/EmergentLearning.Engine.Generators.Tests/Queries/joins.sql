select t.title, u.name from tickets t join users u on u.id = t.assignee_id

select t.title, u.name from tickets t inner join users u on u.id = t.reporter_id where u.active

select t.title, u.name from tickets t left join users u on u.id = t.assignee_id

select t.title, coalesce(u.name, 'nobody') assignee from tickets t left outer join users u on u.id = t.assignee_id order by assignee

select u.name, t.title from users u right join tickets t on t.assignee_id = u.id

select u.name, t.title from users u full outer join tickets t on t.assignee_id = u.id

select u.name, t.title from users u full join tickets t on t.assignee_id = u.id where u.id is null or t.id is null

select * from tickets, users where users.id = tickets.assignee_id

select tickets.*, users.name from tickets, users where users.id = tickets.assignee_id

select t.*, u.* from tickets t join users u on u.id = t.reporter_id

select t.id, p.key || '-' || t.number as code from tickets t join projects p on p.id = t.project_id

select p.name, count(t.id) open from projects p left join tickets t on t.project_id = p.id and t.status = 'open' group by p.id order by open desc

select p.name, u.name as owner from projects p join users u on p.owner_id = u.id where not p.archived

select t.title, r.name reporter, a.name assignee from tickets t join users r on r.id = t.reporter_id left join users a on a.id = t.assignee_id

select e.name, m.name as manager from users e left join users m on m.id = e.manager_id order by manager nulls first

select e.name from users e join users m on m.id = e.manager_id where e.balance > m.balance

select t.title, group_concat(l.name, ', ') labels from tickets t left join ticket_labels tl on tl.ticket_id = t.id left join labels l on l.id = tl.label_id group by t.id

select l.name, count(*) uses from labels l join ticket_labels tl on tl.label_id = l.id group by l.id having uses > 1 order by uses desc limit 10

select c.body, u.name, t.title from comments c join users u on u.id = c.author_id join tickets t on t.id = c.ticket_id where t.project_id = @project order by c.created_at desc limit 20

select s.name, t.title, st.position from sprints s join sprint_tickets st on st.sprint_id = s.id join tickets t on t.id = st.ticket_id order by s.starts_on, st.position

select u.name, sum(e.minutes) / 60.0 hours from users u join time_entries e on e.user_id = u.id where e.spent_on between @from and @to group by u.id, u.name order by hours desc

select * from users natural join projects

select id, name from users natural join labels

select id from users join projects using (id)

select id, email, budget from users join projects using (id, name)

select users.id, projects.id from users join projects using (id)

select id, ticket_id from time_entries left join comments using (ticket_id, id)

select ticket_id, author_id, minutes from comments join time_entries using (ticket_id) where minutes > 10

select ticket_id from comments join time_entries using (ticket_id) join attachments using (ticket_id)

select ticket_id, size from attachments full join comments using (ticket_id)

select u.name, p.name from users u cross join projects p

select u.name, p.name, s.name from users u, projects p, sprints s where s.project_id = p.id and p.owner_id = u.id

select u.name from users u, tickets t on t.assignee_id = u.id

select t.title from tickets t join (select ticket_id, sum(minutes) total from time_entries group by ticket_id) x on x.ticket_id = t.id where x.total > 100

select t.title, x.total from tickets t left join (select ticket_id, sum(minutes) total from time_entries group by ticket_id) as x on x.ticket_id = t.id order by x.total desc

select t.title from (tickets t join users u on u.id = t.assignee_id) where u.name = 'ann'

select t.title, p.name from (tickets t join users u on u.id = t.assignee_id) join projects p on p.id = t.project_id

select title, email from (tickets join users on users.id = tickets.assignee_id)

select t.title from tickets t left join (users u join projects p on p.owner_id = u.id) on p.id = t.project_id where u.active

select x.name from (select u.name from users u join projects p on p.owner_id = u.id) x

select t.title from tickets t where exists (select 1 from ticket_labels tl join labels l on l.id = tl.label_id where tl.ticket_id = t.id and l.name in ('bug', 'urgent'))

select t1.title, t2.title from tickets t1 join tickets t2 on t2.parent_id = t1.id

select t1.id from tickets t1 left join tickets t2 on t2.project_id = t1.project_id and t2.number > t1.number where t2.id is null

select p.name, (select u.name from users u where u.id = p.owner_id) owner from projects p

select p.name, latest.title from projects p left join tickets latest on latest.id = (select t.id from tickets t where t.project_id = p.id order by t.created_at desc limit 1)

select a.name, a.size, t.title from attachments as a join tickets as t on (a.ticket_id = t.id) where a.size > 1024 * 1024

select a.name from attachments a join attachments b on a.hash = b.hash and a.id < b.id

select title, name from tickets join projects on projects.id = project_id where status = 'open'

select number, budget from tickets join projects on project_id = projects.id order by number, budget

select status, archived, count(*) from tickets, projects where project_id = projects.id group by status, archived

select t.id, u.id as user_id, p.id as project_id from tickets t join users u on u.id = t.assignee_id join projects p on p.id = t.project_id order by user_id, project_id

select t.id id from tickets t join users u on u.id = t.assignee_id order by id

select t.title as name from tickets t join users u on u.id = t.assignee_id order by name

select * from tickets t join users u on u.id = t.assignee_id order by title, email

select u.name from users u where u.id in (select t.assignee_id from tickets t join projects p on p.id = t.project_id where p.owner_id = u.id)

select count(*) from tickets t join users u on t.assignee_id = u.id and u.active = 1 and t.status = 'open'

select u.name, count(t.id) as n from users u left join tickets t on t.assignee_id = u.id and t.closed_at is null group by u.id having n = 0

select p.key, strftime('%Y', t.created_at) y, count(*) from projects p join tickets t on p.id = t.project_id group by p.key, y order by p.key, y

select t.id from tickets t, json_each(t.meta, '$.tags') tag where tag.value = 'ui'

select t.id, j.key, j.value from tickets as t join json_each(t.meta) as j

select t.id, j.value ->> 'name' from tickets t left join json_each(t.meta, '$.people') j on true

select t.id, tree.fullkey, tree.atom from tickets t, json_tree(t.meta) tree where tree.type = 'text'

select u.name, s.value from users u, json_each(u.settings) s where s.key = 'theme' and s.type = 'text'

select json_each.value from tickets, json_each(tickets.meta, '$.watchers') where tickets.id = @id

select distinct u.id from users u cross join json_each(u.settings, '$.roles') r where r.value in ('admin', 'owner')

select t.id from tickets t where exists (select 1 from json_each(t.meta, '$.tags') where value = 'ui')

select t.id from tickets t where 'ui' in (select value from json_each(t.meta, '$.tags'))

select key, value, type, atom, id, parent, fullkey, path from json_tree('{"a":[1,2]}')

select value from json_each(@json)

select e.value from json_each('[3,1,2]') e order by e.value

select json, root, key from json_each('[1]')

select tickets.title from tickets join json_each('[1,2,3]') on json_each.value = tickets.id

select t.title from tickets t join pragma_table_info('tickets') c on c.name = t.title

select name, type from pragma_table_info('tickets') where pk = 0

select m.name, p.name from sqlite_master m, pragma_table_info(m.name) p where m.type = 'table' order by 1, 2

select m.name, i.* from sqlite_schema m join pragma_index_list(m.name) i

select * from pragma_function_list where name like 'json%'

select name, sql from sqlite_master where type = 'index' and tbl_name = 'tickets'

select count(*) from sqlite_schema where type in ('table', 'view')

select t.title from tickets_fts f join tickets t on t.id = f.rowid where f.title match @query order by f.rank

select title, snippet(tickets_fts, 1, '<b>', '</b>', '…', 10) from tickets_fts where tickets_fts match @query order by rank limit 10

select t.*, bm25(tickets_fts, 10.0, 1.0) score from tickets_fts join tickets t on t.id = tickets_fts.rowid where tickets_fts match 'crash OR hang' order by score

select highlight(tickets_fts, 0, '[', ']') from tickets_fts('crash*')

select rowid from tickets_fts where body match 'a NEAR b'

select count(*) from tickets where id in (select rowid from tickets_fts where tickets_fts match @query)

select p.name from projects p join tickets t on t.project_id = p.id join users u on u.id = t.assignee_id left join comments c on c.ticket_id = t.id left join attachments a on a.ticket_id = t.id group by p.id

select o."group", u.name from "order lines" o join users u on u.id = o."line no"

select [order lines].[group], users.name from [order lines] join users on users.id = [order lines].[line no]

select u.name from users u join projects p on p.owner_id = u.id and (p.archived or p.budget > 100 or p.started_on is null)

select distinct a.ticket_id from comments a join comments b on a.ticket_id = b.ticket_id and a.author_id <> b.author_id

select t.id from tickets t left join comments c on t.id = c.ticket_id group by t.id having count(c.id) = 0

select t.id from tickets t left join comments c using (id)

select u.id, t.c from users u left join (select assignee_id as uid, count(*) as c from tickets group by 1) t on t.uid = u.id

select * from users u join (select owner_id, count(*) n from projects group by owner_id) p on p.owner_id = u.id

select s.*, (select count(*) from sprint_tickets where sprint_id = s.id) as size from sprints s

select s.name, p.name from sprints s left join projects p on p.id = s.project_id and p.archived = 0 where s.ends_on > date('now') or s.ends_on is null

select max(c.created_at) from comments c, tickets t where c.ticket_id = t.id and t.project_id = 3

select t.title, e.minutes from tickets t left join time_entries e on e.ticket_id = t.id and e.user_id = (select id from users where email = @email)

select t.title from tickets t join users u where u.id = t.assignee_id

select sum(e.minutes) from time_entries e join tickets t join projects p on e.ticket_id = t.id and t.project_id = p.id where p.key = @key

select z.* from users u left join (select * from projects where archived) z on z.owner_id = u.id

select "u"."name", [p].[name] from "users" "u" inner join [projects] [p] on [p].[owner_id] = "u"."id"

select u.name, u.rowid, p.rowid from users u join projects p on p.owner_id = u.rowid

select uu.name from users as uu, users as uv where uu.id < uv.id and uu.email = uv.email

select first.title, last.title from tickets first join tickets last on last.parent_id = first.id

select query.id, plan.id from tickets query, tickets plan where query.id = plan.parent_id

select t.title, count(distinct c.author_id) voices from tickets t join comments c on c.ticket_id = t.id group by t.id order by voices desc, t.title collate nocase limit 3

select u.name, max(t.priority) worst, min(t.created_at) first from users u join tickets t on t.assignee_id = u.id where t.closed_at is null group by u.id having worst > 2

select p.id, total(t.estimate), sum(e.minutes) from projects p left join tickets t on t.project_id = p.id left join time_entries e on e.ticket_id = t.id group by p.id
