select json_extract(meta, '$.severity') from tickets

select meta -> '$.tags' as tags, meta ->> '$.severity' as severity from tickets

select meta ->> 'severity' from tickets where meta ->> 'severity' in ('high', 'low')

select json_array_length(meta, '$.tags') from tickets where json_valid(meta)

select json_type(meta, '$.tags'), json_quote(title) from tickets

select json_object('id', id, 'title', title, 'tags', json(meta -> '$.tags')) from tickets

select json_array(id, title, status) from tickets

select json_set(meta, '$.seen', 1), json_insert(meta, '$.a', 2), json_replace(meta, '$.b', 3), json_remove(meta, '$.c') from tickets

select json_patch(meta, '{"a":1}') from tickets where id = @id

select json_group_array(json_object('id', id, 'name', name)) from users where active

select json_group_array(name order by name desc) from users

select json_group_array(name) filter (where active) from users

select project_id, json_group_object(number, title) from tickets group by project_id

select count(*) from tickets where json_extract(meta, '$.votes') > @votes

select title from tickets order by json_extract(meta, '$.rank') desc nulls last, id

select value ->> '$.id' as id from json_each(@json) where value ->> '$.active' = 1

select j.key, j.value from users, json_each(users.settings) as j where users.id = @id

select je.value, count(*) from tickets, json_each(meta, '$.tags') je group by je.value order by 2 desc

select atom, count(*) from tickets, json_tree(tickets.meta) where atom is not null group by atom

select t.title, (select group_concat(value, ', ') from json_each(t.meta, '$.tags')) tags from tickets t

select t.title from tickets t where (select count(*) from json_each(t.meta, '$.tags') x where x.value like 'a%') > 1

select json_extract(j.value, '$.name') name, json_extract(j.value, '$.age') age from json_each('[{"name":"a","age":1}]') j where age > 0

select u.name, r.value as role from users u left join json_each(u.settings, '$.roles') r order by u.name, r.id

select a.value, b.value from json_each('[1,2]') a, json_each('[3,4]') b where a.value < b.value

select path, key, value from json_tree(@json, '$.a') where type not in ('object', 'array')

select json(settings) is not null from users

select settings ->> '$.theme' theme, count(*) from users group by settings ->> '$.theme' having count(*) > 1

select (settings -> '$.limits') ->> 'daily' from users

select cast(meta ->> '$.points' as integer) + 1 as points from tickets where meta is not null

select json_extract(details, '$.old') as before, json_extract(details, '$.new') as after from audit_log where table_name = 'tickets' and row_id = @id order by at desc

select json_valid(details), json_error_position(details) from audit_log

select value from json_each(jsonb('[1,2]'))

select key from json_each('{"a":1,"b":2}') where key glob 'a*'

select count(*) from json_each(@ids) where value in (select id from tickets)

select id from tickets where id in (select value from json_each(@ids)) order by (select key from json_each(@ids) where value = tickets.id)

select t.id, x.value from tickets t join json_each(t.meta ->> '$.links') x on x.value = t.title

select json_pretty(meta) from tickets where json_type(meta) = 'object'

select max(json_extract(meta, '$.points')), total(json_extract(meta, '$.points')) from tickets where project_id = @project

select coalesce(json_extract(settings, '$.locale'), 'en') as locale from users order by locale

select e.fullkey from users u, json_tree(u.settings) e where e.key = 'password' and u.active
