namespace Publisher.Browser.Tests.Verifying;

/// <summary>
/// The program and the browser judge alike: the same state, the same verdict of every step, the same signers and the same words, for awards good and bad in every way
/// that is known. Above 5,000 files with PUBLISHER_FULL=1, above 500 without.
/// </summary>
public sealed class DifferentialTests(ScriptedPage page) : IClassFixture<ScriptedPage>
{
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("PUBLISHER_FULL") is "1";

    [Fact]
    public async Task Awards_of_a_guild_have_one_verdict() => await AgreeAsync(GuildScenarios.All(mixed: IsFull ? 300 : 24), least: IsFull ? 2_000 : 250);

    [Fact]
    public async Task Files_of_every_kind_have_one_verdict() => await AgreeAsync(FileScenarios.All(step: IsFull ? 1 : 11, damaged: IsFull ? 600 : 20), least: IsFull ? 3_000 : 250);

    [Fact]
    public async Task Awards_of_a_partner_have_one_verdict_by_the_copy_that_the_guild_holds() => await AgreeAsync(PartnerScenarios.All(), least: 30);

    private async Task AgreeAsync(IEnumerable<Scenario> scenarios, int least)
    {
        var differences = new List<string>();
        var count = 0;
        foreach (var scenario in scenarios)
        {
            count += scenario.Cases.Count;
            differences.AddRange(await BothVerdicts.DifferencesAsync(page, scenario));
        }
        Assert.True(differences.Count == 0, $"{differences.Count} differences in {count} files:\n" + string.Join('\n', differences.Take(30)));
        Assert.True(count >= least, $"only {count} files");
    }
}
