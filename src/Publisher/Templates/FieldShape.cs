namespace Publisher.Templates;

/// <summary>
/// The names of a set of fields in the order they were added. Sets that the same code makes have the same names, so these are kept once for
/// all of them and a set holds its values alone. Safe to share between threads.
/// </summary>
internal sealed class FieldShape
{
    private readonly Lock gate = new();
    private readonly FieldShape? before;
    private readonly FieldShape first;
    private readonly string last = "";
    private volatile FieldShape[] longer = [];
    private volatile Dictionary<string, int>? places;
    private int room;

    private FieldShape() => first = this;

    private FieldShape(FieldShape before, string name)
    {
        (this.before, last, Count) = (before, name, before.Count + 1);
        // A shape that others can see has room for itself: another thread may use it before this one has gone on.
        first = before.Count == 0 ? this : before.first;
        room = Count;
    }

    /// <summary>No names.</summary>
    public static FieldShape Empty { get; } = new();

    /// <summary>How many names.</summary>
    public int Count { get; }

    /// <summary>How many values sets that begin as this one were seen to hold.</summary>
    public int Room => first.room;

    /// <summary>The names, in order.</summary>
    public IEnumerable<string> Names => before is null ? [] : before.Names.Append(last);

    /// <summary>The place of a name's value; -1 for a name that was not given.</summary>
    public int Find(string name) => (places ?? Places()).GetValueOrDefault(name, -1);

    /// <summary>These names and one more.</summary>
    public FieldShape With(string name)
    {
        foreach (var shape in longer)
        {
            // Names are written in code, so the same name is mostly the same object.
            if (ReferenceEquals(shape.last, name))
            {
                return shape;
            }
        }
        return Grow(name);
    }

    private FieldShape Grow(string name)
    {
        lock (gate)
        {
            if (longer.FirstOrDefault(s => s.last == name) is { } known)
            {
                return known;
            }
            var grown = new FieldShape(this, name);
            longer = [.. longer, grown];
            // A guess at most once too small; two threads may both raise it.
            grown.first.room = Math.Max(grown.first.room, grown.Count);
            return grown;
        }
    }

    private Dictionary<string, int> Places()
    {
        var found = new Dictionary<string, int>(Count, StringComparer.Ordinal);
        for (var shape = this; shape.before is not null; shape = shape.before)
        {
            // Of a name given twice the later value holds.
            found.TryAdd(shape.last, shape.Count - 1);
        }
        places = found;
        return found;
    }
}
