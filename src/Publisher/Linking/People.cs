using Publisher.Content;
using Publisher.Credentials.Verification;

namespace Publisher.Linking;

/// <summary>How many people hold awards, and how many awards stand.</summary>
internal static class People
{
    // A set of holders is emptied sooner than it is filled from nothing; a large one is not kept.
    private const int MostKept = 4096;

    [ThreadStatic]
    private static HashSet<HolderKey>? ofThread;

    /// <summary>How many different people hold these awards; those taken back are not counted.</summary>
    public static int Count(IEnumerable<AwardModel> awards)
    {
        var holders = ofThread ?? [];
        ofThread = null;
        var unnamed = 0;
        foreach (var award in awards)
        {
            if (!IsInForce(award))
            {
                continue;
            }
            if (award.Verified.Outline.Holder is { IsNobody: false } holder)
            {
                holders.Add(holder);
            }
            else
            {
                unnamed++;
            }
        }
        var count = holders.Count + unnamed;
        if (holders.Count <= MostKept)
        {
            holders.Clear();
            ofThread = holders;
        }
        return count;
    }

    /// <summary>How many of these awards stand: nothing took them back or their place.</summary>
    public static int CountStanding(IEnumerable<AwardModel> awards) => awards.Count(IsInForce);

    private static bool IsInForce(AwardModel award) => award.Verified.State is not (CredentialState.Revoked or CredentialState.Withdrawn or CredentialState.Superseded);
}
