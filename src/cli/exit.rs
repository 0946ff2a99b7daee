//! Exit codes and last words.

use std::io::{self, Write};
use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Exit {
    /// 0.
    Fine,
    /// 1: `lookup` found nothing, `eval` stayed below the wanted score, `compile --check` found the file out of date,
    /// `gazetteer check` found something.
    NotFound,
    /// 2: arguments, files or tables are wrong.
    CouldNotRun,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Fine => 0,
            Exit::NotFound => 1,
            Exit::CouldNotRun => 2,
        })
    }
}

/// Tells an error on standard error; a reader that has gone away is no error.
pub(crate) fn code(result: anyhow::Result<Exit>) -> ExitCode {
    match result {
        Ok(exit) => exit.into(),
        Err(error) if is_broken_pipe(&error) => Exit::Fine.into(),
        Err(error) => {
            for line in format!("{error:#}").lines() {
                say(&format!("error: {line}"));
            }
            Exit::CouldNotRun.into()
        }
    }
}

/// One line on standard error. If nobody listens there, nothing is left to do.
pub(crate) fn say(line: &str) {
    drop(writeln!(io::stderr(), "{line}"));
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// A panic is always a bug of ours: say so and ask for a report.
pub(crate) fn report_bugs() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        usual(panic);
        say("This is a bug in canonym. Please report it with the lines above and the command you ran.");
    }));
}
