//! The page about permissions, written from the table.

use std::fmt::Write;

use yike_domain::account::{Action, ObjectKind, PERMISSIONS, Permission, Role, Scope, Stage};

const HEAD: &str = "# 权限表 / Permissions

本页由代码里的权限表生成，页面、接口、瓦片、检索、计数、导入、导出都问同一张表。**表里没有写的一律不允许。**
Written from the one table in the code, which pages, API, tiles, search, counts, import and export all ask.
**What is not named is refused.**

";

const RULES: &str = "## 岗位分离 / Separation of duty

- 新建或提交的人不审批，代他人办理的算两个人。 Who made or submitted something does not approve it; who acts on behalf of another counts as both.
- 专家不评审本省、所属省份不明或有关联的申报。 Experts do not review their own province, where it is unknown, or where linked.
- 项目组成员不验收本项目。 The team of a project does not inspect it.
- 系统、安全、审计管理员分设，不兼任何其他角色；兼了的账号什么也不能做。 System, security and audit administrators are separate accounts without any other role; an account that combines them may do nothing.
- 安全管理员不给自己授权。 Nobody grants or approves the own rights.
- 委托不超过委托人自己的权限，有结束日期，不能再委托；专家不能委托。 A delegation is never more than the giver holds, has an end, cannot be passed on; experts cannot delegate.
- 单位撤销，在该单位的任职随之终止，代码再用也不恢复。 A unit that closes ends its appointments, even where its code is used again.
";

const fn scope(scope: Scope) -> (&'static str, &'static str) {
    match scope {
        Scope::Below => ("本单位及下级", "own unit and below"),
        Scope::BelowOrAbove => ("本单位、下级及上级", "own unit, below and above"),
        Scope::Above => ("本单位及上级", "own unit and above"),
        Scope::Unit => ("本单位", "own unit"),
        Scope::Own => ("本人", "own"),
        Scope::Anywhere => ("不限地方", "anywhere"),
    }
}

fn both((zh, en): (&str, &str)) -> String {
    format!("{zh} {en}")
}

fn row(permission: &Permission) -> String {
    let roles: Vec<&str> = permission.roles.iter().map(|role| role.code()).collect();
    let actions: Vec<String> = permission.actions.iter().map(|action| both(action.names())).collect();
    let line = permission.line.then(|| "本条线 own line".to_owned());
    let limits: Vec<String> = line.into_iter().chain(permission.only.iter().map(|facet| both(facet.names()))).collect();
    let limits = if limits.is_empty() { "–".to_owned() } else { limits.join("；") };
    format!("| {} | {} | {} | {limits} |", roles.join(" "), actions.join("、"), both(scope(permission.scope)))
}

pub fn write() -> String {
    let mut page = HEAD.to_owned();
    let mut line = |text: &str| writeln!(page, "{text}").expect("a text takes it");
    line("## 角色 / Roles\n\n| 代码 Code | 角色 | Role |\n|---|---|---|");
    for role in Role::ALL {
        let (zh, en) = role.names();
        line(&format!("| {} | {zh} | {en} |", role.code()));
    }
    line("\n## 事项 / Objects\n");
    for &kind in ObjectKind::ALL {
        let (zh, en) = kind.names();
        line(&format!("### {zh} / {en}\n"));
        line("| 角色 Roles | 操作 Actions | 范围 Scope | 限定 Limits |\n|---|---|---|---|");
        PERMISSIONS.iter().filter(|permission| permission.object == kind).for_each(|permission| line(&row(permission)));
        line("");
    }
    line("## 何时 / When\n\n| 操作 Action | 状态 Stages | 例外 Exceptions |\n|---|---|---|");
    for &action in Action::ALL {
        let open = |kind| Stage::ALL.iter().filter(move |stage| action.open_at(kind, **stage)).collect::<Vec<_>>();
        let told = |stages: &[&Stage]| stages.iter().map(|stage| both(stage.names())).collect::<Vec<_>>().join("、");
        // What holds for the organisation holds for all but the few that are told.
        let usual = open(ObjectKind::OrgUnit);
        let other = ObjectKind::ALL.iter().filter(|kind| open(**kind) != usual);
        let other: Vec<String> = other.map(|kind| format!("{}：{}", both(kind.names()), told(&open(*kind)))).collect();
        line(&format!("| {} | {} | {} |", both(action.names()), told(&usual), other.join("；")));
    }
    line("");
    page.push_str(RULES);
    page
}
