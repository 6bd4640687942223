select id, row_number() over (order by id) from tickets

select id, row_number() over () from tickets

select title, rank() over (order by priority desc), dense_rank() over (order by priority desc) from tickets

select title, percent_rank() over (order by priority), cume_dist() over (order by priority), ntile(4) over (order by priority) from tickets

select title, lag(title) over (order by id), lead(title) over (order by id) from tickets

select title, lag(title, 1, 'none') over (partition by project_id order by number) as previous from tickets

select id, first_value(title) over (partition by status order by id), last_value(title) over (partition by status order by id rows between unbounded preceding and unbounded following) from tickets

select id, nth_value(title, 2) over (order by id) from tickets

select spent_on, sum(minutes) over (order by spent_on) as running from time_entries

select spent_on, sum(minutes) over (order by spent_on rows between 6 preceding and current row) as week from time_entries

select spent_on, avg(minutes) over (order by spent_on rows 2 preceding) from time_entries

select id, avg(minutes) over (partition by user_id order by spent_on range between unbounded preceding and current row) from time_entries

select id, count(*) over (partition by user_id) * 1.0 / count(*) over () share from time_entries

select id, sum(minutes) over w, avg(minutes) over w from time_entries window w as (partition by user_id order by spent_on)

select id, sum(minutes) over (w rows between 1 preceding and 1 following) from time_entries window w as (partition by user_id order by spent_on)

select id, sum(minutes) over a, max(minutes) over b from time_entries window a as (partition by user_id), b as (partition by ticket_id order by id desc)

select id, sum(minutes) over (order by id groups between 1 preceding and 1 following) from time_entries

select id, sum(minutes) over (order by id rows between current row and unbounded following exclude current row) from time_entries

select id, sum(minutes) over (order by id rows between 3 preceding and 1 preceding exclude ties) from time_entries

select id, sum(minutes) over (order by id groups current row exclude group) from time_entries

select id, count(*) filter (where minutes > 10) over (partition by user_id) from time_entries

select id, sum(minutes) filter (where note is not null) over w from time_entries window w as (order by id)

select user_id, sum(minutes), rank() over (order by sum(minutes) desc) from time_entries group by user_id

select user_id, sum(sum(minutes)) over (order by user_id) from time_entries group by user_id

select * from (select t.*, row_number() over (partition by t.project_id order by t.created_at desc) rn from tickets t) where rn = 1

select title from (select title, rank() over (partition by status order by priority) r from tickets) where r <= @top order by r

select t.title, u.name, row_number() over (partition by u.id order by t.priority, t.created_at) n from tickets t join users u on u.id = t.assignee_id

select id, minutes - lag(minutes) over (order by spent_on, id) as delta from time_entries

select id, max(minutes) over (partition by ticket_id, user_id order by spent_on desc, id) from time_entries order by 2 desc

select distinct user_id, first_value(minutes) over (partition by user_id order by minutes desc) from time_entries

select id, group_concat(note, ',') over (order by id rows between 1 preceding and current row) from time_entries

select id, row_number() over (order by case when closed_at is null then 0 else 1 end, priority) as position from tickets order by position limit 10

select created_at, count(*) over (order by julianday(created_at) range between 7 preceding and current row) from tickets

select id, 1 + sum(minutes) over (partition by date(spent_on) order by id) / 60 from time_entries where user_id = @user

select id, row_number() over (order by id) as over_here from tickets window unused as (partition by nowhere)

select total(minutes) over () from time_entries limit 1

select window, filter, over from (select 1 as window, 2 as filter, 3 as over)

select id, ntile(@buckets) over (order by created_at) bucket from tickets

select u.name, t.n, sum(t.n) over (order by t.n desc, u.name) from users u join (select assignee_id, count(*) n from tickets group by assignee_id) t on t.assignee_id = u.id

select id, sum(estimate) over (partition by project_id order by number rows between unbounded preceding and 1 preceding) as before from tickets

select id, lead(created_at) over (partition by ticket_id order by created_at) as next from comments

select ticket_id, created_at, julianday(created_at) - julianday(lag(created_at) over (partition by ticket_id order by created_at)) gap from comments order by gap desc nulls last

select id, sum(minutes) over (partition by user_id, strftime('%Y-%m', spent_on)) as month_total from time_entries

select status, count(*) n, sum(count(*)) over () total, round(100.0 * count(*) / sum(count(*)) over (), 1) percent from tickets group by status

select t.id from tickets t order by row_number() over (partition by t.status order by t.id), t.id
