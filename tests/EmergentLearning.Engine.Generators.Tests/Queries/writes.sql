insert into labels (name, color) values (@name, @color)

insert into labels (name) values ('a'), ('b'), ('c')

insert into labels values (null, 'bug', 'red')

insert into labels default values

insert into labels (id, name) values (@id, @name) returning id

insert into labels (name, color) values (@name, @color) returning *

insert into labels (name, color) values (@name, lower(@color)) returning id, name as label, color is null as plain

insert or ignore into labels (name) values (@name)

insert or replace into labels (id, name, color) values (@id, @name, @color)

replace into labels (id, name) values (1, 'x')

insert or rollback into labels (name) values ('y')

insert into labels (name) select distinct title from tickets where priority = 1

insert into labels (name, color) select name, 'blue' from users where active union select key, null from projects

insert into ticket_labels (ticket_id, label_id) select t.id, l.id from tickets t, labels l where t.status = 'open' and l.name = @label

insert into labels (name, color) values (@name, @color) on conflict (name) do update set color = excluded.color

insert into labels (name, color) values (@name, @color) on conflict (name) do update set color = excluded.color where color is not excluded.color

insert into labels (name, color) values (@name, @color) on conflict (name) do nothing

insert into labels (name) values (@name) on conflict do nothing returning id

insert into labels as l (name, color) values (@name, @color) on conflict (name) do update set color = coalesce(excluded.color, l.color)

insert into labels (id, name, color) values (@id, @name, @color) on conflict (id) do update set name = excluded.name, color = excluded.color on conflict (name) do nothing

insert into labels (name, color) select name, 'x' from users where true on conflict (name) do update set color = 'y'

insert into users (name, email, balance, active, created_at) values (@name, @email, 0, true, datetime('now')) returning id

insert into time_entries (ticket_id, user_id, minutes, spent_on) values (@ticket, @user, @minutes, date('now'))

insert into time_entries (ticket_id, user_id, minutes, spent_on, note) select ticket_id, @to, minutes, spent_on, note from time_entries where user_id = @from

insert into audit_log (table_name, row_id, action, at, details) values ('users', @id, 'login', current_timestamp, json_object('ip', @ip))

with source as (select id, title from tickets where closed_at is null) insert into labels (name) select title from source

with source(n) as (values ('a'), ('b')) insert or ignore into labels (name) select n from source returning id, name

insert into main.labels (name) values ('m')

insert into "order lines" ("line no", "group", "select") values (1, 'a', null)

insert into [order lines] ([line no], [group]) values (2, 'b') on conflict ([line no]) do update set [group] = excluded.[group]

update users set name = @name where id = @id

update users set name = trim(name), email = lower(email)

update users set balance = balance + @amount where id = @id returning balance

update users set active = false where id in (select owner_id from projects where archived)

update users set (name, email) = (@name, @email) where id = @id

update users set (name, email) = (select key, name from projects where owner_id = users.id) where exists (select 1 from projects where owner_id = users.id)

update tickets set status = 'done', closed_at = datetime('now') where id = @id and status <> 'done'

update tickets set assignee_id = null where assignee_id = @user returning id, title

update tickets set priority = case when priority > 1 then priority - 1 else priority end where project_id = @project

update tickets set estimate = (select sum(minutes) / 60.0 from time_entries where ticket_id = tickets.id)

update tickets set meta = json_set(coalesce(meta, '{}'), '$.seen', json('true')) where id = @id

update tickets as t set title = upper(t.title) where t.id = @id

update tickets set title = u.name from users u where u.id = tickets.assignee_id

update tickets set priority = x.p from (select project_id, min(priority) p from tickets group by project_id) as x where x.project_id = tickets.project_id

update tickets set status = p.key from projects p join users u on u.id = p.owner_id where p.id = tickets.project_id and u.active

update or ignore tickets set number = number + 1 where project_id = @project

update or replace labels set name = 'x' where id = 1

update main.users set name = 'x' where main.users.id = 1

update users indexed by ux_users_email set name = 'x' where email = 'y'

with rich as (select id from users where balance > 100) update users set balance = 0 where id in (select id from rich)

with totals as (select user_id, sum(minutes) m from time_entries group by user_id) update users set balance = totals.m from totals where totals.user_id = users.id returning users.id

update "order lines" set "group" = upper("group"), "select" = null where "line no" = 3

update `order lines` set `group` = 'x'

delete from comments where id = @id

delete from comments

delete from comments where ticket_id in (select id from tickets where status = 'done') returning id, ticket_id

delete from comments where not exists (select 1 from tickets where tickets.id = comments.ticket_id)

delete from comments as c where c.created_at < @before and c.edited_at is null

delete from time_entries where rowid not in (select min(rowid) from time_entries group by ticket_id, user_id, spent_on)

delete from main.labels where name = 'x'

delete from "order lines" where "group" is null

with old as (select id from audit_log where at < @before) delete from audit_log where id in old

with recursive sub(id) as (values (@id) union all select t.id from tickets t join sub on t.parent_id = sub.id) delete from tickets where id in sub returning *

delete from users where id = @id and not exists (select 1 from tickets where assignee_id = users.id or reporter_id = users.id)

delete from sprint_tickets where (sprint_id, ticket_id) in (select sprint_id, ticket_id from sprint_tickets group by 1, 2 having count(*) > 1)

update sprint_tickets set position = position + 1 where sprint_id = @sprint and position >= @position

update sprint_tickets set position = (select count(*) from sprint_tickets s where s.sprint_id = sprint_tickets.sprint_id and s.position < sprint_tickets.position)

update sprint_tickets set position = r.n from (select id, row_number() over (partition by sprint_id order by position) n from sprint_tickets) r where r.id = sprint_tickets.id

insert into sprint_tickets (sprint_id, ticket_id, position) select @sprint, @ticket, coalesce(max(position), 0) + 1 from sprint_tickets where sprint_id = @sprint

insert into attachments (ticket_id, name, size, hash, content) values (@ticket, @name, length(@content), @hash, @content) returning id, size

update attachments set content = zeroblob(0), size = 0 where size > @limit

insert into projects (key, name, owner_id, archived, started_on) values (upper(@key), @name, (select id from users where email = @email), 0, date('now')) returning id, key

update projects set archived = 1, budget = nullif(budget, 0) where key = @key returning *

insert into users (name, email, balance, active, created_at) select name || ' 2', 'copy-' || email, balance, active, created_at from users where id = @id returning id, email

update users set settings = json_patch(ifnull(settings, '{}'), @patch) where id = @id

insert into tickets (project_id, number, title, body, status, priority, reporter_id, created_at) select @project, coalesce(max(number), 0) + 1, @title, '', 'open', 3, @reporter, datetime('now') from tickets where project_id = @project returning id, number
