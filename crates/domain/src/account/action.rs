//! What can be done to an object.

use super::{ObjectKind, Stage, named};

named! {
    /// Something that can be done.
    Action {
        /// See it, find it, count it, draw it.
        Read "read" "查看" "read";
        /// Make a new one.
        Create "create" "新建" "create";
        /// Change it.
        Update "update" "修改" "update";
        /// Hand it in, signed.
        Submit "submit" "提交" "submit";
        /// Approve, accept or return it.
        Approve "approve" "审批" "approve";
        /// Make it public.
        Publish "publish" "发布" "publish";
        /// Take it out as a file.
        Export "export" "导出" "export";
        /// Suggest a change, which goes to verification.
        Suggest "suggest" "提建议" "suggest";
        /// Answer a survey.
        Answer "answer" "作答" "answer";
        /// Reply to what concerns oneself.
        Reply "reply" "答复" "reply";
        /// Open again what was closed.
        Reopen "reopen" "重开" "reopen";
        /// Take part in a deliberation as a party.
        TakePart "take-part" "作为当事方参加" "take part as a party";
        /// Join a deliberation as a resident.
        Join "join" "参加" "join";
        /// Give an opinion.
        Opine "opine" "出具意见" "give an opinion";
        /// Object to what is public.
        Object "object" "提异议" "object";
        /// Verify the audit chain.
        Verify "verify" "核验审计链" "verify the chain";
        /// Grant roles.
        Grant "grant" "授权" "grant";
    }
}

impl Action {
    /// Whether an object of that kind is open to the action at that stage of its life.
    #[must_use]
    pub const fn open_at(self, kind: ObjectKind, stage: Stage) -> bool {
        use Stage::{Approved, Closed, Draft, Live, Returned, Submitted};
        match self {
            Self::Read | Self::Export | Self::Verify => true,
            Self::Create => matches!(stage, Draft),
            Self::Update => matches!(stage, Draft | Returned | Live),
            // A recommendation hands an application on that was handed in already.
            Self::Submit => match stage {
                Draft | Returned => true,
                Submitted => matches!(kind, ObjectKind::Application),
                _ => false,
            },
            Self::Approve | Self::Opine => matches!(stage, Submitted),
            // Nobody approves calls, practices and disclosures: who publishes them decides.
            Self::Publish => match kind {
                ObjectKind::Call => matches!(stage, Draft | Approved),
                ObjectKind::Practice => matches!(stage, Draft | Submitted | Approved),
                ObjectKind::Disclosure => matches!(stage, Submitted | Approved),
                _ => matches!(stage, Approved),
            },
            Self::Suggest | Self::Answer | Self::Reply | Self::TakePart | Self::Join | Self::Grant => {
                matches!(stage, Live)
            }
            Self::Reopen => matches!(stage, Closed),
            Self::Object => matches!(stage, Approved),
        }
    }
}
