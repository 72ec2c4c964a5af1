namespace Publisher.Diagnostics;

/// <summary>A place in a source file: path with <c>/</c> relative to the site's root; line and column start at 1, columns count UTF-16 units.</summary>
public readonly record struct SourceLocation(string Path, int Line = 1, int Column = 1) : IComparable<SourceLocation>
{
    /// <inheritdoc/>
    public int CompareTo(SourceLocation other)
    {
        var byPath = string.CompareOrdinal(Path, other.Path);
        return byPath != 0 ? byPath : Line != other.Line ? Line.CompareTo(other.Line) : Column.CompareTo(other.Column);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Path}:{Line}:{Column}";
}
