using Publisher.Cli.Keys;
using Publisher.Cli.Terminal;
using Publisher.Credentials.Authority;

namespace Publisher.Cli.Health;

/// <summary>Looks whether recovery codes were ever tried: a sheet that cannot be read any more is found out while its key is still there. Only on a computer that holds a key of the guild.</summary>
internal static class CodeHealth
{
    private const int Days = 400;

    internal static IEnumerable<Finding> Look(AuthorityDocument newest, KeyStore store, DateOnly today)
    {
        var own = store.List().Where(k => newest.Members.Any(m => m.Keys.Any(p => p.Key.Equals(k.PublicKey)))).ToList();
        if (own.Count == 0)
        {
            yield break;
        }
        var tried = TriedCodes.Open(store);
        foreach (var key in own)
        {
            if (When(tried.Of(key.PublicKey), today) is { } when)
            {
                yield return new(Finding.Codes, $"the recovery code of your key {key.Handle} {when}; take its sheet, and: publisher key try");
            }
        }
        var recovery = newest.Members.Where(m => m.Roles.Any(r => r.Role == "recovery")).SelectMany(m => m.Keys).Where(k => k.Kept == KeyKept.Code && k.RetiredAt is null && k.CompromisedAt is null).ToList();
        if (recovery.Count > 0 && recovery.TrueForAll(k => When(tried.Of(k.Key), today) is not null))
        {
            yield return new(Finding.Codes, $"the guild's recovery code {When(recovery.Max(k => tried.Of(k.Key)), today)}; whoever keeps its sheet, in this folder: publisher key try");
        }
    }

    private static string? When(DateOnly? day, DateOnly today) => day is not { } tried ? "was never tried on this computer"
        : today.DayNumber - tried.DayNumber > Days ? $"was last tried on {Words.Day(new DateTimeOffset(tried, default, TimeSpan.Zero))}"
        : null;
}
