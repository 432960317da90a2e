//! The widest vector instructions of the processor at hand.

/// Runs a task compiled for the widest instructions this processor has (on x86-64: AVX-512,
/// AVX2 or the plain ones; elsewhere what the target always has).
///
/// Everything the task calls must be `#[inline(always)]`, or it stays as it was compiled.
/// The operations are the same in any width, none is fused or reordered, so the answer is
/// the same on every machine.
#[inline(always)]
pub(crate) fn widest<R>(task: impl FnOnce() -> R) -> R {
    pulp::Arch::new().dispatch(task)
}
