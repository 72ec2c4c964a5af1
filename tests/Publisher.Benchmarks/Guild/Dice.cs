namespace Publisher.Benchmarks.Guild;

/// <summary>Numbers that look random and are the same everywhere (SplitMix64), one row of them for each thing that is drawn.</summary>
internal struct Dice(string kind, int index)
{
    private ulong state = Mix(Seed(kind) ^ (ulong)(uint)index);

    /// <summary>A number from 0 to one below <paramref name="sides"/>.</summary>
    public int Next(int sides) => (int)(Draw() % (ulong)sides);

    /// <summary>One of several.</summary>
    public T Of<T>(T[] from) => from[Next(from.Length)];

    /// <summary>Fills bytes.</summary>
    public void Fill(Span<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(Draw() & 0xff);
        }
    }

    private ulong Draw()
    {
        state = unchecked(state + 0x9E3779B97F4A7C15);
        return Mix(state);
    }

    private static ulong Seed(string kind)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in kind)
        {
            hash = unchecked((hash ^ c) * 1099511628211UL);
        }
        return Mix(hash);
    }

    private static ulong Mix(ulong z)
    {
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }
}
