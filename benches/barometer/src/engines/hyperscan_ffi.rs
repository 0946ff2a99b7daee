//! The few functions of Hyperscan's C interface that literals need, from a shared library that is loaded at run time.
//! Vectorscan has the same interface. The only unsafe code of this crate.
#![allow(unsafe_code)]

use std::ffi::{CStr, c_char, c_int, c_uint, c_ulonglong, c_void};
use std::path::Path;
use std::ptr;

use anyhow::{Context, Result, ensure};
use libloading::Library;

const BLOCK_MODE: c_uint = 1;
const CASELESS: c_uint = 1;
const SUCCESS: c_int = 0;

#[repr(C)]
struct CompileError {
    message: *const c_char,
    expression: c_int,
}

type OnMatch = unsafe extern "C" fn(c_uint, c_ulonglong, c_ulonglong, c_uint, *mut c_void) -> c_int;
type Compile = unsafe extern "C" fn(
    *const *const c_char,
    *const c_uint,
    *const c_uint,
    *const usize,
    c_uint,
    c_uint,
    *const c_void,
    *mut *mut c_void,
    *mut *mut CompileError,
) -> c_int;
type AllocateScratch = unsafe extern "C" fn(*const c_void, *mut *mut c_void) -> c_int;
type Scan = unsafe extern "C" fn(
    *const c_void,
    *const c_char,
    c_uint,
    c_uint,
    *mut c_void,
    Option<OnMatch>,
    *mut c_void,
) -> c_int;
type Free = unsafe extern "C" fn(*mut c_void) -> c_int;

/// A compiled set of literals, ASCII letters of either case.
pub struct Database {
    database: *mut c_void,
    scratch: *mut c_void,
    scan: Scan,
    free_database: Free,
    free_scratch: Free,
    /// Keeps the functions above where they are.
    _library: Library,
}

impl Database {
    pub fn compile(library: &Path, literals: &[&str]) -> Result<Database> {
        // SAFETY: the names are those of the library's documented interface, and the types above are its own.
        unsafe {
            let library = Library::new(library)?;
            let compile: Compile = *library.get(b"hs_compile_lit_multi\0")?;
            let allocate: AllocateScratch = *library.get(b"hs_alloc_scratch\0")?;
            let scan: Scan = *library.get(b"hs_scan\0")?;
            let free_database: Free = *library.get(b"hs_free_database\0")?;
            let free_scratch: Free = *library.get(b"hs_free_scratch\0")?;
            let pointers: Vec<*const c_char> = literals.iter().map(|literal| literal.as_ptr().cast()).collect();
            let lengths: Vec<usize> = literals.iter().map(|literal| literal.len()).collect();
            let count = c_uint::try_from(literals.len())?;
            let flags = vec![CASELESS; literals.len()];
            let ids: Vec<c_uint> = (0..count).collect();
            let (mut database, mut error) = (ptr::null_mut(), ptr::null_mut::<CompileError>());
            let code = compile(
                pointers.as_ptr(),
                flags.as_ptr(),
                ids.as_ptr(),
                lengths.as_ptr(),
                count,
                BLOCK_MODE,
                ptr::null(),
                &mut database,
                &mut error,
            );
            if let Some(error) = error.as_ref() {
                anyhow::bail!("{}", CStr::from_ptr(error.message).to_string_lossy());
            }
            ensure!(code == SUCCESS, "compiling failed with code {code}");
            let mut scratch = ptr::null_mut();
            ensure!(allocate(database, &mut scratch) == SUCCESS, "no scratch space");
            Ok(Database { database, scratch, scan, free_database, free_scratch, _library: library })
        }
    }

    /// Calls `hit` with the number of a literal and where it ends in `text`, for every one that is found.
    pub fn scan(&self, text: &str, mut hit: &mut dyn FnMut(usize, usize)) -> Result<()> {
        let length = c_uint::try_from(text.len()).context("the text is too long for one scan")?;
        let context: *mut &mut dyn FnMut(usize, usize) = &mut hit;
        // SAFETY: database and scratch are alive as long as `self`; `context` outlives the scan and is used by it alone.
        let code = unsafe {
            (self.scan)(self.database, text.as_ptr().cast(), length, 0, self.scratch, Some(on_match), context.cast())
        };
        ensure!(code == SUCCESS, "scanning failed with code {code}");
        Ok(())
    }
}

unsafe extern "C" fn on_match(id: c_uint, _: c_ulonglong, to: c_ulonglong, _: c_uint, context: *mut c_void) -> c_int {
    // SAFETY: `context` is the one given to `scan` above, which waits for the library to return.
    let hit = unsafe { &mut *context.cast::<&mut dyn FnMut(usize, usize)>() };
    hit(id as usize, to as usize);
    0
}

impl Drop for Database {
    fn drop(&mut self) {
        // SAFETY: both came from this library and are freed once.
        unsafe {
            (self.free_scratch)(self.scratch);
            (self.free_database)(self.database);
        }
    }
}
