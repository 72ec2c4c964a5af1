using Publisher.Diagnostics;
using Publisher.Text;

namespace Publisher.Importing;

/// <summary>One row of another program's table, by our names of its columns; an empty cell is null.</summary>
internal sealed record ImportRow(SourceLocation Place, Dictionary<string, (string Text, SourceLocation Place)> Cells)
{
    public string? this[string column] => Cells.TryGetValue(column, out var cell) && cell.Text.Length > 0 ? cell.Text : null;

    public SourceLocation PlaceOf(string column) => Cells.TryGetValue(column, out var cell) ? cell.Place : Place;
}

/// <summary>The first line of another program's table: which of its columns are known here, and under which name.</summary>
internal sealed class NamedColumns
{
    private readonly string path;
    private readonly List<string?> columns;
    private readonly DiagnosticBag diagnostics;

    /// <summary>Reads the first line; what is not known in it is told.</summary>
    public NamedColumns(string path, (string Column, string[] Names)[] known, TableRecord first, List<string> header, DiagnosticBag diagnostics)
    {
        (this.path, this.diagnostics) = (path, diagnostics);
        columns = header.ConvertAll(string? (h) => known.FirstOrDefault(k => k.Names.Contains(h, StringComparer.Ordinal)).Column);
        for (var i = 0; i < columns.Count; i++)
        {
            var place = new SourceLocation(path, first.Places[i].Line, first.Places[i].Column);
            if (columns[i] is null && header[i].Length > 0)
            {
                diagnostics.Add(ImportDescriptors.LeftOut, place, $"the column '{first.Fields[i].Trim()}'", "it is none that is known here");
            }
            else if (columns[i] is { } twice && columns.IndexOf(twice) < i)
            {
                diagnostics.Add(ImportDescriptors.LeftOut, place, $"the column '{first.Fields[i].Trim()}'", "another column says the same");
                columns[i] = null;
            }
        }
    }

    /// <summary>A row; null when it has more cells than the first line, which is then reported.</summary>
    public ImportRow? Row(TableRecord record)
    {
        var cells = new Dictionary<string, (string, SourceLocation)>(StringComparer.Ordinal);
        for (var i = 0; i < record.Fields.Count; i++)
        {
            var place = new SourceLocation(path, record.Places[i].Line, record.Places[i].Column);
            if (i >= columns.Count)
            {
                diagnostics.Add(ImportDescriptors.WrongTable, place, FormattableString.Invariant($"this row has {record.Fields.Count} cells and the first line has {columns.Count}"),
                    "put a cell that contains the separator in double quotes");
                return null;
            }
            if (columns[i] is { } column)
            {
                cells[column] = (record.Fields[i].Trim(), place);
            }
        }
        return new(new(path, record.Line, 1), cells);
    }
}
