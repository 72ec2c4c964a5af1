using System.Collections.Immutable;
using Publisher.Text;

namespace Publisher.Authoring;

/// <summary>One row of a table of decisions; a cell left empty is null.</summary>
/// <param name="Line">1-based line the row begins on; 0 for the command's own words.</param>
/// <param name="Award">The award: its id, file or address.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">The award that takes its place.</param>
/// <param name="Date">When it was decided.</param>
public sealed record DecisionRow(int Line, string Award, string? Reason, string? By, string? Date)
{
    /// <summary>The row of the table it was read from; null for the command's own words.</summary>
    public TableRow? Cells { get; init; }
}

/// <summary>Reads a table of decisions: columns <c>award,reason,by,date</c>, as <see cref="TableText"/> reads them.</summary>
public static class DecisionTable
{
    private static readonly string[] Columns = ["award", "reason", "by", "date"];

    /// <summary>Every good row, and every problem.</summary>
    public static (ImmutableArray<DecisionRow> Rows, ImmutableArray<TableProblem> Problems) Read(string text)
    {
        var (cells, problems) = TableText.Read(text, Columns, "award", "say which award: its id, its file or its address");
        return ([.. cells.Select(c => new DecisionRow(c.Line, c["award"]!, c["reason"], c["by"], c["date"]) { Cells = c })], problems);
    }
}
