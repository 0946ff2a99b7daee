//! The chart: for each text a panel, speed over the size of the list, a line for each engine. Both axes are
//! logarithmic.

use anyhow::{Result, anyhow};
use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::engines::list::ENGINES;
use crate::results::Row;

const PANEL: (u32, u32) = (640, 520);
const TITLE: u32 = 44;
/// Room at the right for the names of the engines.
const LABELS: u32 = 150;
/// Labels are kept this far apart, in pixels.
const LINE: i32 = 13;
const FONT: &str = "sans-serif";

/// Colours that stay apart for most eyes; canonym's is its own.
const COLOURS: [RGBColor; 8] = [
    RGBColor(0x33, 0x66, 0xAA),
    RGBColor(0xCC, 0x77, 0x22),
    RGBColor(0x22, 0x88, 0x55),
    RGBColor(0x88, 0x55, 0xAA),
    RGBColor(0x77, 0x77, 0x77),
    RGBColor(0x11, 0x99, 0xAA),
    RGBColor(0xAA, 0x88, 0x11),
    RGBColor(0x99, 0x55, 0x55),
];
const CANONYM: RGBColor = RGBColor(0xC0, 0x1C, 0x28);

/// An engine's line in a panel.
struct Line<'r> {
    engine: &'r str,
    colour: RGBColor,
    points: Vec<(f64, f64)>,
}

/// Draws all results that have figures.
pub fn svg(rows: &[Row]) -> Result<String> {
    let mut texts: Vec<&str> = rows.iter().map(|row| row.text.as_str()).collect();
    texts.dedup();
    let columns = texts.len().clamp(1, 2);
    let lines = texts.len().div_ceil(columns).max(1);
    let size = (PANEL.0 * columns as u32, PANEL.1 * lines as u32 + TITLE);
    let mut out = String::new();
    {
        let root = SVGBackend::with_string(&mut out, size).into_drawing_area();
        draw(&root, rows, &texts, (lines, columns)).map_err(|error| anyhow!("drawing: {error}"))?;
    }
    Ok(out)
}

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
type Drawn = Result<(), DrawingAreaErrorKind<std::io::Error>>;

fn draw(root: &Area, rows: &[Row], texts: &[&str], grid: (usize, usize)) -> Drawn {
    root.fill(&WHITE)?;
    let (title, body) = root.split_vertically(TITLE);
    let style = (FONT, 18).into_font().color(&BLACK);
    title.draw_text(
        "Names found in text, one core: MB/s over the number of names (median of rounds)",
        &style,
        (16, 14),
    )?;
    for (panel, text) in body.split_evenly(grid).iter().zip(texts) {
        let of_text: Vec<&Row> = rows.iter().filter(|row| row.text == *text && row.mb_per_s.is_some()).collect();
        if !of_text.is_empty() {
            draw_panel(panel, text, &of_text)?;
        }
    }
    root.present()
}

fn draw_panel(panel: &Area, text: &str, rows: &[&Row]) -> Drawn {
    let lines = lines(rows);
    let (mut fewest, mut most) = bounds(rows.iter().map(|row| row.names as f64));
    (fewest, most) = (fewest / 1.2, most * 1.2);
    let (slowest, fastest) = bounds(rows.iter().filter_map(|row| row.mb_per_s));
    let (left, _) = panel.split_horizontally(PANEL.0 - LABELS);
    let mut chart = ChartBuilder::on(&left)
        .caption(text, (FONT, 15))
        .margin(10)
        .x_label_area_size(34)
        .y_label_area_size(52)
        .build_cartesian_2d((fewest..most).log_scale(), (slowest / 1.3..fastest * 1.3).log_scale())?;
    chart
        .configure_mesh()
        .x_desc("names")
        .y_desc("MB/s")
        .x_label_formatter(&|names| power_of_ten(*names))
        .y_label_formatter(&|speed| power_of_ten(*speed))
        .light_line_style(WHITE)
        .bold_line_style(RGBColor(0xE6, 0xE6, 0xE6))
        .label_style((FONT, 12))
        .draw()?;
    for line in lines.iter().rev() {
        let width = if line.engine == "canonym" { 3 } else { 1 };
        chart.draw_series(LineSeries::new(line.points.iter().copied(), line.colour.stroke_width(width)))?;
        chart.draw_series(
            line.points.iter().map(|&point| Circle::new(point, 2 + width as i32 / 2, line.colour.filled())),
        )?;
    }
    let ends: Vec<(i32, i32)> = lines
        .iter()
        .map(|line| chart.backend_coord(&line.points[line.points.len() - 1]))
        .map(|(x, y)| (x - panel.get_base_pixel().0, y - panel.get_base_pixel().1))
        .collect();
    label(panel, &lines, &ends)
}

/// Writes the engines' names beside the ends of their lines, pushed apart where they would overlap.
fn label(panel: &Area, lines: &[Line], ends: &[(i32, i32)]) -> Drawn {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by_key(|&at| ends[at].1);
    let heights: Vec<i32> = order.iter().map(|&at| ends[at].1).collect();
    for (&at, y) in order.iter().zip(apart(&heights)) {
        let (line, end) = (&lines[at], ends[at]);
        let x = (PANEL.0 - LABELS) as i32 + 12;
        panel.draw(&PathElement::new([(end.0 + 4, end.1), (x - 14, y), (x - 3, y)], line.colour.mix(0.35)))?;
        let size = if line.engine == "canonym" { 14 } else { 12 };
        let style = (FONT, size).into_font().color(&line.colour).pos(Pos::new(HPos::Left, VPos::Center));
        panel.draw_text(line.engine, &style, (x, y))?;
    }
    Ok(())
}

/// Ascending heights, moved so that neighbours are at least a line apart and all stay in the panel.
fn apart(heights: &[i32]) -> Vec<i32> {
    let mut placed = heights.to_vec();
    let floor = PANEL.1 as i32 - LINE;
    for at in 1..placed.len() {
        placed[at] = placed[at].max(placed[at - 1] + LINE);
    }
    let mut lowest = floor;
    for height in placed.iter_mut().rev() {
        *height = (*height).min(lowest);
        lowest = *height - LINE;
    }
    placed
}

fn lines<'r>(rows: &[&'r Row]) -> Vec<Line<'r>> {
    let mut lines: Vec<Line> = Vec::new();
    for row in rows {
        let point = (row.names as f64, row.mb_per_s.unwrap_or(f64::NAN));
        match lines.iter_mut().find(|line| line.engine == row.engine) {
            Some(line) => line.points.push(point),
            None => {
                // By the list, so that an engine has one colour in all panels.
                let at = ENGINES.iter().position(|entry| entry.name == row.engine).unwrap_or(0);
                let colour = if row.engine == "canonym" { CANONYM } else { COLOURS[at % COLOURS.len()] };
                lines.push(Line { engine: &row.engine, colour, points: vec![point] });
            }
        }
    }
    lines
}

fn bounds(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values.fold((f64::INFINITY, 0.0), |(low, high), value| (value.min(low), value.max(high)))
}

/// The label of a mesh line; those between powers of ten have none.
fn power_of_ten(value: f64) -> String {
    match value {
        value if (value.log10() - value.log10().round()).abs() > 1e-6 => String::new(),
        value if value >= 1e6 => format!("{:.0}M", value / 1e6),
        value if value >= 1e3 => format!("{:.0}k", value / 1e3),
        value if value >= 1.0 => format!("{value:.0}"),
        value => format!("{}", (value * 1e6).round() / 1e6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_do_not_overlap() {
        assert_eq!(apart(&[10, 12, 300]), [10, 10 + LINE, 300]);
        let crowded = apart(&[PANEL.1 as i32 - 5; 3]);
        assert!(crowded.windows(2).all(|two| two[1] - two[0] >= LINE), "{crowded:?}");
    }
}
