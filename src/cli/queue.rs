//! A queue between one reader and one taker: bounded by bytes, and whatever is there is taken at once. So a slow stream
//! is answered without delay and a fast one in large batches.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// The reader waits when this many bytes are queued.
const MOST_BYTES: usize = 16 << 20;
/// A batch holds no more than this, unless one item does.
const BATCH_BYTES: usize = 4 << 20;

pub(super) struct Queue<T> {
    state: Arc<(Mutex<State<T>>, Condvar)>,
}

struct State<T> {
    items: VecDeque<(T, usize)>,
    bytes: usize,
    closed: bool,
}

impl<T> Clone for Queue<T> {
    fn clone(&self) -> Queue<T> {
        Queue { state: self.state.clone() }
    }
}

impl<T> Queue<T> {
    pub(super) fn new() -> Queue<T> {
        let state = State { items: VecDeque::new(), bytes: 0, closed: false };
        Queue { state: Arc::new((Mutex::new(state), Condvar::new())) }
    }

    /// Waits for room; false when nobody takes any more.
    pub(super) fn push(&self, item: T, bytes: usize) -> bool {
        let mut state = self.wait_while(|state| !state.closed && state.bytes >= MOST_BYTES);
        if state.closed {
            return false;
        }
        // An item costs something even when it is empty.
        let bytes = bytes + size_of::<T>();
        state.items.push_back((item, bytes));
        state.bytes += bytes;
        self.state.1.notify_all();
        true
    }

    /// Waits for items; empty when the queue is closed and done.
    pub(super) fn take(&self) -> Vec<T> {
        let mut state = self.wait_while(|state| !state.closed && state.items.is_empty());
        let mut batch = Vec::new();
        let mut taken = 0;
        while taken < BATCH_BYTES
            && let Some((item, bytes)) = state.items.pop_front()
        {
            batch.push(item);
            taken += bytes;
        }
        state.bytes -= taken;
        self.state.1.notify_all();
        batch
    }

    /// No more items come, or none are wanted.
    pub(super) fn close(&self) {
        self.lock().closed = true;
        self.state.1.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait_while(&self, condition: impl Fn(&State<T>) -> bool) -> MutexGuard<'_, State<T>> {
        self.state.1.wait_while(self.lock(), |state| condition(state)).unwrap_or_else(PoisonError::into_inner)
    }
}
