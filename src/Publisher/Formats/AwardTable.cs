using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Linking;

namespace Publisher.Formats;

/// <summary>Awards by id, without a copy of each id: places in the list, spread by a hash.</summary>
internal sealed class AwardTable
{
    private readonly ImmutableArray<AwardModel> awards;
    private readonly int[] places;

    public AwardTable(ImmutableArray<AwardModel> awards)
    {
        this.awards = awards;
        places = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(awards.Length * 2) + 1)];
        for (var i = 0; i < awards.Length; i++)
        {
            var at = Slot(IdOf(i));
            while (places[at] != 0)
            {
                at = (at + 1) & (places.Length - 1);
            }
            places[at] = i + 1;
        }
    }

    /// <summary>The award of an id, or null.</summary>
    public AwardModel? Find(ReadOnlySpan<char> id)
    {
        for (var at = Slot(id); places[at] != 0; at = (at + 1) & (places.Length - 1))
        {
            if (id.SequenceEqual(IdOf(places[at] - 1)))
            {
                return awards[places[at] - 1];
            }
        }
        return null;
    }

    private ReadOnlySpan<char> IdOf(int index) => AwardFile.IdOf(awards[index].Verified.Outline.Source.File.Path);

    private int Slot(ReadOnlySpan<char> id) => string.GetHashCode(id, StringComparison.Ordinal) & (places.Length - 1);
}
