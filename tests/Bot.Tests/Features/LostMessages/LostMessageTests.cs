using Bot.Conversations;
using Bot.Features.LostMessages;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Bot.Tests.Storage;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Tests.Features.LostMessages;

public sealed class LostMessageTests
{
    [Fact]
    public async Task ANoticeThatDidNotReachTheEnterprise_IsSaidToTheInspectorInCharge()
    {
        await using var database = await StartAsync();

        var say = await AnswerAsync(database, "officer", new Undelivered(new CardSubject("notice", "n1", 1), null, Unreachable: true, MayHaveArrived: false));

        Assert.Equal("zhang", say.UserId);
        Assert.Equal("没有送到：衡水安平丝网厂的入企体检告知（第0007号），收件人姓名9。对方不在本应用的可见范围内，或者账号没有激活。\n告知书还不能算送达。请当面或电话一次性告知，并请分局核对这个账号。", say.Text);
    }

    [Fact]
    public async Task ALostAssignment_NamesItsOwner()
    {
        await using var database = await StartAsync();

        var say = await AnswerAsync(database, "owner", new Undelivered(new CardSubject("assignment", "as1", 1), null, Unreachable: false, MayHaveArrived: true));

        Assert.Equal("zhang", say.UserId);
        Assert.Contains("重点问题包联单，收件人姓名8。企业微信没有给回音，也可能已经送到。", say.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "zhang")]
    [InlineData(true, "li")]
    public async Task AForm_IsSaidToItsInspector_OrWhenHeIsOutOfReachToTheOther(bool unreachable, string told)
    {
        await using var database = await StartAsync();

        var say = await AnswerAsync(database, "zhang", new Undelivered(new CardSubject(FormPictures.SubjectKind, "i1", 1), "登记表.docx", unreachable, MayHaveArrived: false));

        Assert.Equal(told, say.UserId);
        Assert.Contains("登记表.docx", say.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnyOtherFile_IsSaidToWhoAskedForIt()
    {
        await using var database = await StartAsync();

        Assert.Equal("owner", (await AnswerAsync(database, "owner", new Undelivered(null, "台账.xlsx", Unreachable: false, MayHaveArrived: false))).UserId);
    }

    private static async Task<TestDatabase> StartAsync()
    {
        var database = await TestDatabase.StartAsync();
        await database.WriteAsync(async work =>
        {
            var directory = database.Get<DirectoryStore>();
            await directory.UpsertAsync(work, Samples.Person("officer", 9, new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: "e1")));
            await directory.UpsertAsync(work, Samples.Person("owner", 8, new RoleGrant(Role.BrigadeLeader, "桃城区")));
            await database.Get<EnterpriseStore>().UpsertAsync(work, Samples.Enterprise("e1", "衡水安平丝网厂"));
            await database.Get<InspectionStore>().AddAsync(work, Samples.Inspection("i1") with { Number = 7 });
            await database.Get<NoticeStore>().AddAsync(work, new Notice("n1", "i1", "e1", 7, Samples.Now, null, null));
            await database.Get<AssignmentStore>().AddAsync(work, new Assignment("as1", "i1", Severity.Key, "owner", "Open", 1, Samples.Now, null, null));
        });
        return database;
    }

    private static async Task<Say> AnswerAsync(TestDatabase database, string recipient, Undelivered lost)
    {
        var handler = new LostMessageHandler(database.Get<InspectionStore>(), database.Get<NoticeStore>(), database.Get<AssignmentStore>(), database.Get<DirectoryStore>());
        var reply = await database.ReadAsync(async work =>
            await handler.HandleAsync(new Turn(recipient, await database.Get<DirectoryStore>().FindAsync(work, recipient), lost, new Session(recipient), Samples.Now, work), CancellationToken.None));
        return Assert.IsType<Say>(Assert.Single(reply.Effects));
    }
}
