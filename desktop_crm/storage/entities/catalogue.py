"""All tables: importing this fills the metadata that the journal and the tests read."""

from desktop_crm.storage.entities.attachment import Attachment
from desktop_crm.storage.entities.audit_event import AuditEvent
from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.blob import Blob
from desktop_crm.storage.entities.campaign import Campaign
from desktop_crm.storage.entities.campaign_member import CampaignMember
from desktop_crm.storage.entities.change import Change
from desktop_crm.storage.entities.clock import Clock
from desktop_crm.storage.entities.conflict import Conflict
from desktop_crm.storage.entities.consent import Consent
from desktop_crm.storage.entities.contact import Contact
from desktop_crm.storage.entities.contact_method import ContactMethod
from desktop_crm.storage.entities.custom_field import CustomField
from desktop_crm.storage.entities.custom_value import CustomValue
from desktop_crm.storage.entities.customer import Customer
from desktop_crm.storage.entities.customer_tag import CustomerTag
from desktop_crm.storage.entities.deal import Deal
from desktop_crm.storage.entities.deal_stage import DealStage
from desktop_crm.storage.entities.deal_step import DealStep
from desktop_crm.storage.entities.draft import Draft
from desktop_crm.storage.entities.erased import Erased
from desktop_crm.storage.entities.feedback import Feedback
from desktop_crm.storage.entities.feedback_step import FeedbackStep
from desktop_crm.storage.entities.follow_up import FollowUp
from desktop_crm.storage.entities.import_batch import ImportBatch
from desktop_crm.storage.entities.import_row import ImportRow
from desktop_crm.storage.entities.interaction import Interaction
from desktop_crm.storage.entities.loyalty_entry import LoyaltyEntry
from desktop_crm.storage.entities.need import Need
from desktop_crm.storage.entities.occasion import Occasion
from desktop_crm.storage.entities.pick_list_item import PickListItem
from desktop_crm.storage.entities.product import Product
from desktop_crm.storage.entities.purchase import Purchase
from desktop_crm.storage.entities.purchase_line import PurchaseLine
from desktop_crm.storage.entities.segment import Segment
from desktop_crm.storage.entities.setting import Setting
from desktop_crm.storage.entities.survey import Survey
from desktop_crm.storage.entities.survey_answer import SurveyAnswer
from desktop_crm.storage.entities.tag import Tag
from desktop_crm.storage.entities.txn import Txn

#: Every record class.
ENTITIES: tuple[type[Base], ...] = (
    Attachment,
    AuditEvent,
    Blob,
    Campaign,
    CampaignMember,
    Change,
    Clock,
    Conflict,
    Consent,
    Contact,
    ContactMethod,
    CustomField,
    CustomValue,
    Customer,
    CustomerTag,
    Deal,
    DealStage,
    DealStep,
    Draft,
    Erased,
    Feedback,
    FeedbackStep,
    FollowUp,
    ImportBatch,
    ImportRow,
    Interaction,
    LoyaltyEntry,
    Need,
    Occasion,
    PickListItem,
    Product,
    Purchase,
    PurchaseLine,
    Segment,
    Setting,
    Survey,
    SurveyAnswer,
    Tag,
    Txn,
)
#: Every table.
METADATA = Base.metadata
