using Publisher.Benchmarks.Measuring;
using Publisher.Benchmarks.Opponents;
using Publisher.Credentials.Proofs;

namespace Publisher.Benchmarks.Comparing;

/// <summary>Proofs in a second: ours, libsodium with nothing around it, and Node, in turns, on the same credentials.</summary>
internal static class RateMeasurement
{
    private const int Credentials = 1_000;
    private const int CredentialsForNode = 200;

    /// <summary>Runs all rounds on a built site.</summary>
    public static RateFigures Measure(string site, int rounds, bool node, Action<string> say)
    {
        var figures = new RateFigures();
        var rates = new HotRates(Corpus.OfSite(site, Credentials));
        // The runtime compiles hot code again while it runs; that is not what is measured.
        _ = (rates.Proofs(null), rates.Awards(), rates.Proofs(null), rates.Awards());
        for (var round = 1; round <= rounds; round++)
        {
            figures.Raw.Add(rates.Raw());
            figures.Both.Add(rates.Proofs(null));
            figures.Rdfc.Add(rates.Proofs(Cryptosuite.EddsaRdfc2022));
            if (node)
            {
                figures.Node.Add(NodeJudge.ProofsPerSecond(site, CredentialsForNode));
            }
            figures.Jcs.Add(rates.Proofs(Cryptosuite.EddsaJcs2022));
            figures.Whole.Add(rates.Awards());
            say(FormattableString.Invariant($"proofs in a second, round {round} of {rounds}: libsodium {figures.Raw.Median:0}, both suites {figures.Both.Median:0}, rdfc {figures.Rdfc.Median:0}")
                + (node ? FormattableString.Invariant($", Node {figures.Node.Median:0}") : ""));
        }
        return figures;
    }
}
