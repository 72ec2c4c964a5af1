namespace Publisher.Inspection;

/// <summary>Pages and places in them as 64 bits, so that many can be remembered.</summary>
internal static class PlaceHash
{
    private const ulong Prime = 0x100000001B3;
    private const ulong Mixer = 0x9E3779B97F4A7C15;

    /// <summary>FNV-1a over UTF-16 units.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        unchecked
        {
            var hash = 0xCBF29CE484222325;
            foreach (var unit in text)
            {
                hash = (hash ^ unit) * Prime;
            }
            return hash;
        }
    }

    /// <summary>A place in a page, from the hashes of both.</summary>
    public static ulong Join(ulong page, ulong place)
    {
        unchecked
        {
            var mixed = (page * Mixer) + place;
            return (mixed ^ (mixed >> 32)) * Mixer;
        }
    }
}
