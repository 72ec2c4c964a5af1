using Publisher.Text;

namespace Publisher.Formats;

/// <summary>A small table as spreadsheets export it (RFC 4180), for reading.</summary>
internal static class EvidenceTable
{
    private const int MostRows = 60;
    private const int MostColumns = 12;

    /// <summary>Rows of equally many cells, the first with the names of the columns; null when it is no such table, or a larger one.</summary>
    public static List<List<string>>? Read(string text)
    {
        List<TableProblem> problems = [];
        var rows = TableRecord.Read(text, problems).ConvertAll(r => r.Fields.ConvertAll(f => f.Trim()));
        return problems.Count > 0 || rows.Count is < 2 or > MostRows || rows[0].Count is < 2 or > MostColumns || rows.Exists(r => r.Count != rows[0].Count) ? null : rows;
    }
}
