namespace Publisher.Text;

/// <summary>Order of badge versions: parts between dots and dashes compared as numbers where both are (1.9 before 1.10), else as text.</summary>
public sealed class VersionOrder : IComparer<string>
{
    /// <summary>The one there is.</summary>
    public static VersionOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var (left, right) = ((x ?? "").Split('.', '-'), (y ?? "").Split('.', '-'));
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            var order = ulong.TryParse(left[i], out var a) && ulong.TryParse(right[i], out var b) ? a.CompareTo(b) : string.CompareOrdinal(left[i], right[i]);
            if (order != 0)
            {
                return order;
            }
        }
        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(x, y);
    }
}
