using System.Collections.Immutable;
using Publisher.Text;

namespace Publisher.Authoring;

/// <summary>A row of a table: its cells by column; one left empty is null.</summary>
public sealed class TableRow
{
    private readonly Dictionary<string, string> cells;
    private readonly Dictionary<string, (int Line, int Column)> places;

    internal TableRow(int line, Dictionary<string, string> cells, Dictionary<string, (int Line, int Column)> places) => (Line, this.cells, this.places) = (line, cells, places);

    /// <summary>1-based line the row begins on.</summary>
    public int Line { get; }

    /// <summary>A cell, trimmed; null when it is empty or the table has no such column.</summary>
    public string? this[string column] => cells.GetValueOrDefault(column);

    /// <summary>Where a cell begins, 1-based line and column; the row's own beginning when it has no such cell.</summary>
    public (int Line, int Column) PlaceOf(string column) => places.GetValueOrDefault(column, (Line, 1));
}

/// <summary>
/// Reads a table as spreadsheets export it: named columns in any order, separated by comma, semicolon or tab; quotes as in RFC 4180; a byte order mark and any line
/// ends are fine.
/// </summary>
public static class TableText
{
    /// <summary>Every good row, and every problem.</summary>
    /// <param name="text">The table.</param>
    /// <param name="columns">The columns there may be.</param>
    /// <param name="required">The one whose cells may not be empty.</param>
    /// <param name="requiredHint">What to write into it.</param>
    public static (ImmutableArray<TableRow> Rows, ImmutableArray<TableProblem> Problems) Read(string text, IReadOnlyList<string> columns, string required, string requiredHint)
    {
        var problems = ImmutableArray.CreateBuilder<TableProblem>();
        var records = TableRecord.Read(text, problems);
        if (records.Count == 0)
        {
            problems.Add(new(1, 1, "the table is empty", "the first line names the columns: " + string.Join(',', columns)));
            return ([], problems.ToImmutable());
        }
        var header = records[0].Fields.ConvertAll(f => f.Trim().ToLowerInvariant());
        foreach (var column in header.Where(c => c.Length > 0 && !columns.Contains(c, StringComparer.Ordinal)))
        {
            problems.Add(new(records[0].Line, records[0].Places[header.IndexOf(column)].Column, $"there is no column '{column}'", "columns are " + string.Join(", ", columns)));
        }
        foreach (var column in columns.Where(c => header.Count(h => h == c) > 1))
        {
            problems.Add(new(records[0].Line, records[0].Places[header.LastIndexOf(column)].Column, $"the column '{column}' stands there twice", "keep one of them"));
        }
        if (!header.Contains(required))
        {
            problems.Add(new(records[0].Line, 1, $"the column '{required}' is missing", "the first line names the columns, such as: " + string.Join(',', columns)));
        }
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        if (problems.Count == 0)
        {
            foreach (var record in records.Skip(1))
            {
                Row(header, record, required, requiredHint, rows, problems);
            }
        }
        return (rows.ToImmutable(), problems.ToImmutable());
    }

    private static void Row(
        List<string> header, TableRecord record, string required, string requiredHint, ImmutableArray<TableRow>.Builder rows, ImmutableArray<TableProblem>.Builder problems)
    {
        if (record.Fields.TrueForAll(string.IsNullOrWhiteSpace))
        {
            return;
        }
        if (record.Fields.Count > header.Count)
        {
            problems.Add(new(record.Places[header.Count].Line, record.Places[header.Count].Column, FormattableString.Invariant($"this row has {record.Fields.Count} cells and the first line has {header.Count}"),
                "put a cell that contains the separator in double quotes"));
            return;
        }
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        var places = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
        for (var i = 0; i < record.Fields.Count; i++)
        {
            places[header[i]] = record.Places[i];
            if (record.Fields[i].Trim() is { Length: > 0 } cell)
            {
                cells[header[i]] = cell;
            }
        }
        if (!cells.ContainsKey(required))
        {
            var (line, column) = places.GetValueOrDefault(required, (record.Line, 1));
            problems.Add(new(line, column, $"the cell '{required}' is empty", requiredHint));
            return;
        }
        rows.Add(new(record.Line, cells, places));
    }
}
