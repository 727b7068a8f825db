"""The same figures as somebody would write them who knows the tables, SQL and nothing of the code that counts.

By the name of the count; every number of every row is added up, and must agree.
"""

_LIVES_HERE = "s.programme = 'residential' and s.began_on <= %(last)s and (s.ended_on is null or s.ended_on > %(last)s)"
_AGE = """case when r.birth_month is null then '10-14'
    when r.birth_month <= (%(last)s::date - interval '18 years')::date then '18-24'
    when r.birth_month <= (%(last)s::date - interval '15 years')::date then '15-17'
    when r.birth_month <= (%(last)s::date - interval '10 years')::date then '10-14' else '5-9' end"""
_NIGHTS = """s.programme = 'residential' and s.began_on <= %(last)s
    and (s.ended_on is null or (s.ended_on > %(first)s and s.ended_on > s.began_on))"""
_HAS_NIGHTS = "s.programme = 'residential' and (s.ended_on is null or s.ended_on > s.began_on)"
_GOING = """e.began_on <= %(last)s and (e.ended_on is null or e.ended_on > %(last)s
    or (e.ended_on > %(last)s::date - 100
        and e.end_status not in ('dropped', 'graduated_shs', 'graduated_college', 'nc_certified')))"""

_ENROLLED = f"""
    select level, sum(girls)::bigint, sum(girls) filter (where scholarship)::bigint, sum(girls)::bigint from (
        select level, scholarship, count(*) as girls from (
            select distinct on (e.resident_id) e.level, e.scholarship
            from education_enrolment e join education_schoolyear y on y.id = e.year_id
            where {_GOING} and exists (select from residents_stay s where s.resident_id = e.resident_id
                and s.began_on <= %(last)s and (s.ended_on is null or s.ended_on > %(last)s))
            order by e.resident_id, y.ends_on desc, e.began_on desc, e.ended_on desc nulls first, e.id
        ) hers group by level, scholarship
    ) told group by level
"""
_NOWHERE = f"""
    select count(*) from residents_resident r
    where r.birth_month > (%(last)s::date - interval '18 years')::date
        and r.birth_month <= (%(last)s::date - interval '5 years')::date
        and exists (select from residents_stay s where s.resident_id = r.id and {_LIVES_HERE})
        and not exists (select from education_enrolment e where e.resident_id = r.id and {_GOING})
"""
_RESULTS = """
    select count(*), count(*) filter (where end_status in ('promoted', 'promoted_with_honors', 'conditionally_promoted',
            'completed_elem', 'completed_jhs', 'graduated_shs', 'graduated_college', 'als_ae_passed', 'nc_certified')),
        count(*) filter (where honours <> '' or end_status = 'promoted_with_honors'),
        count(*) filter (where end_status in ('graduated_shs', 'graduated_college', 'nc_certified')), level::text
    from (
        select distinct on (e.resident_id) e.level, e.end_status, e.honours
        from education_enrolment e join education_schoolyear y on y.id = e.year_id
        where y.ends_on between %(first)s and %(last)s and e.end_status not in ('', 'no_result', 'transferred')
            and exists (select from residents_stay s where s.resident_id = e.resident_id
                and s.began_on <= coalesce(e.ended_on, y.ends_on) and (s.ended_on is null or s.ended_on > e.began_on))
        order by e.resident_id, y.ends_on desc, e.began_on desc, e.ended_on desc nulls first, e.id
    ) hers group by level
"""
_LEFT = f"""
    select coalesce(d.exit_type, ''), case when length < 183 then 'a' when length < 365 then 'b'
        when length < 730 then 'c' else 'd' end, count(*), count(*)
    from (
        select s.id, s.ended_on - (
            select max(c.began_on) from residents_stay c
            where c.resident_id = s.resident_id and c.programme = 'residential' and c.began_on <= s.began_on
                and (c.ended_on is null or c.ended_on > c.began_on)
                and not exists (select from residents_stay b where b.resident_id = c.resident_id
                    and b.programme = 'residential' and b.ended_on = c.began_on and b.ended_on > b.began_on)
        ) as length
        from residents_stay s
        where {_HAS_NIGHTS} and s.ended_on between %(first)s and %(last)s
            and not exists (select from residents_stay n where n.resident_id = s.resident_id
                and n.programme = 'residential' and n.began_on = s.ended_on
                and (n.ended_on is null or n.ended_on > n.began_on))
    ) gone left join residents_discharge d on d.stay_id = gone.id group by 1, 2
"""
_ACTIVITIES = """
    with joined as (
        select p.resident_id, p.meeting_id, g.regular from activities_participation p
        join activities_meeting m on m.id = p.meeting_id join activities_programme g on g.id = m.programme_id
        where p.here = 'here' and not m.cancelled and m.held_on between %(first)s and %(last)s
    )
    select (select count(*) from (select from joined group by meeting_id) m), sum(n)::bigint,
        count(*) filter (where regular)
    from (select count(*) as n, bool_or(regular) as regular from joined group by resident_id) g
"""

SQL: dict[str, tuple[str, ...]] = {
    "residents_hosted": (
        f"""select {_AGE}, count(*) from residents_resident r
        where exists (select from residents_stay s where s.resident_id = r.id and {_NIGHTS}) group by 1""",
    ),
    "residents_at_end": (
        f"""select {_AGE}, count(*) from residents_stay s join residents_resident r on r.id = s.resident_id
        where {_LIVES_HERE} group by 1""",
    ),
    "arrivals": (
        f"""select count(*) from residents_stay s
        where {_HAS_NIGHTS} and s.began_on between %(first)s and %(last)s
        and not exists (select from residents_stay b where b.resident_id = s.resident_id
            and b.programme = 'residential' and b.ended_on = s.began_on and b.ended_on > b.began_on)""",
    ),
    "departures": (_LEFT,),
    "in_aftercare": (
        """select count(distinct resident_id) from residents_stay where programme = 'aftercare'
        and began_on <= %(last)s and (ended_on is null or ended_on >= %(first)s)""",
    ),
    "occupancy": (
        f"""select sum(n)::bigint from (select sum(least(coalesce(s.ended_on, %(last)s::date + 1), %(last)s::date + 1)
            - greatest(s.began_on, %(first)s)) as n from residents_stay s where {_NIGHTS} group by s.resident_id) g""",
    ),
    "compared_and_improved": (
        """select count(*), count(*) filter (where says_so) from (
            select bool_and(better) as says_so from (
                select resident_id, better, rank() over (partition by resident_id order by compared_on desc) as place
                from care_plans_comparison where compared_on between %(first)s and %(last)s
            ) c where place = 1 group by resident_id) g""",
    ),
    "sessions": (
        """select count(distinct resident_id), count(*) filter (where kind = 'individual_therapy'),
            count(distinct session) filter (where kind = 'group_therapy')
        from services_session where outcome = 'held' and held_on between %(first)s and %(last)s""",
    ),
    "results": (_RESULTS,),
    "tutoring_hours": (
        """select round(sum(h.hours)) from education_help h where h.given_on between %(first)s and %(last)s
        and exists (select from residents_stay s where s.resident_id = h.resident_id and s.began_on <= h.given_on
            and (s.ended_on is null or s.ended_on >= h.given_on))""",
    ),
    "activities": (_ACTIVITIES,),
    "plans_reviewed": (
        f"""select count(*) from residents_stay s where {_LIVES_HERE} and exists (
            select from care_plans_plan p where p.resident_id = s.resident_id and p.active_from <= %(last)s
            and (p.active_until is null or p.active_until > %(last)s) and (p.active_from >= %(last)s::date - 90
                or exists (select from care_plans_review v where v.plan_id = p.id
                    and v.held_on between %(last)s::date - 90 and %(last)s)))""",
    ),
    "enrolled": (_ENROLLED, _NOWHERE),
}
